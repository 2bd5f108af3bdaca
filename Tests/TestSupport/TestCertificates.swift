package import DockStatModel
import Foundation

/// An authority and what it signed, made on the spot: PEM files in a folder of their own, the caller's to remove.
package struct TestCertificates: Sendable {
    package let folder: String

    /// `ca.pem`, `server.pem` (127.0.0.1 and localhost), `client.pem`, `expired.pem`, `elsewhere.pem` (another name),
    /// `foreign-ca.pem` and `foreign.pem` (a client of another authority), each with a `-key.pem`.
    package init() async throws {
        folder = try makeTemporaryFolder("dockstat-tls")
        let script = """
            set -e
            cd '\(folder)'
            authority() {
              openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout $1-key.pem -out $1.pem \
                -days 2 -subj "/CN=$1" -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
            }
            signed() { # name, authority, extensions, start, end
              openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout $1-key.pem -out $1.csr -subj "/CN=$1"
              printf '%s\\n' "$3" > $1.ext
              touch $1.index
              printf '[ca]\\ndefault_ca=d\\n[d]\\ndatabase=%s.index\\nnew_certs_dir=.\\nrand_serial=yes\\npolicy=p\\ndefault_md=sha256\\nunique_subject=no\\n[p]\\ncommonName=supplied\\n' $1 > $1.conf
              openssl ca -batch -notext -config $1.conf -cert $2.pem -keyfile $2-key.pem -extfile $1.ext \
                -startdate $4 -enddate $5 -in $1.csr -out $1.pem
            }
            authority ca
            authority foreign-ca
            here='subjectAltName=IP:127.0.0.1,DNS:localhost'
            signed server ca "$here" 20200101000000Z 20490101000000Z
            signed expired ca "$here" 20200101000000Z 20210101000000Z
            signed elsewhere ca 'subjectAltName=DNS:elsewhere.example' 20200101000000Z 20490101000000Z
            signed client ca 'extendedKeyUsage=clientAuth' 20200101000000Z 20490101000000Z
            signed foreign foreign-ca 'extendedKeyUsage=clientAuth' 20200101000000Z 20490101000000Z
            """
        try await runTool(["sh", "-c", script])
    }

    package func path(_ name: String) -> String { "\(folder)/\(name).pem" }

    /// What a client of the engine uses.
    package func files(authority: String = "ca", client: String? = "client") -> TLSFiles {
        TLSFiles(authority: path(authority), certificate: client.map(path), key: client.map { path("\($0)-key") })
    }
}
