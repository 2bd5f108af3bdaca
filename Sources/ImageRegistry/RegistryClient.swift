import FoundationEssentials
package import Transfer

/// Asks registries which digest a tag stands for now.
///
/// Source: OCI Distribution Specification 1.1 (HEAD of a manifest, `Docker-Content-Digest`), and Docker's token
/// authentication (`WWW-Authenticate: Bearer realm=…,service=…,scope=…`). HEAD, since Docker Hub counts GETs against its pull limit.
package struct RegistryClient: Sendable {
    /// Why a digest is not known: one sentence.
    package struct Failure: Error, Hashable, Sendable {
        package let message: String
    }

    private let client: TransferClient
    /// Registries that speak plain HTTP; loopback ones always may.
    private let isPlain: @Sendable (String) -> Bool

    package init(client: TransferClient) {
        self.client = client
        isPlain = { registry in
            registry.hasPrefix("localhost:") || registry == "localhost" || registry.hasPrefix("127.")
                || registry.hasPrefix("[::1]")
        }
    }

    /// Images of one index or manifest, whichever the tag names.
    private static let accepted = [
        "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json",
    ].joined(separator: ", ")

    /// - Returns: `sha256:…`.
    package func digest(of image: ImageReference) async -> Result<String, Failure> {
        let scheme = isPlain(image.registry) ? "http" : "https"
        let url = "\(scheme)://\(image.registry)/v2/\(image.repository)/manifests/\(image.tag)"
        switch await head(url, token: nil) {
        case .failure(let error): return .failure(error)
        case .success(let answer) where answer.status == 401:
            guard let challenge = answer.header("WWW-Authenticate").flatMap(BearerChallenge.init) else {
                return .failure(Failure(message: "\(image.registry) wants a sign-in of a kind that is not known"))
            }
            switch await token(challenge, for: image) {
            case .failure(let error): return .failure(error)
            case .success(let token): return await head(url, token: token).flatMap { Self.digest($0, image) }
            }
        case .success(let answer): return Self.digest(answer, image)
        }
    }

    private func head(_ url: String, token: String?) async -> Result<TransferResponse, Failure> {
        var request = TransferRequest(url: url)
        request.method = "HEAD"
        request.headers = [TransferHeader(name: "Accept", value: Self.accepted)]
        if let token { request.headers.append(TransferHeader(name: "Authorization", value: "Bearer \(token)")) }
        return await client.perform(request).mapError { Failure(message: $0.message) }
    }

    private func token(_ challenge: BearerChallenge, for image: ImageReference) async -> Result<String, Failure> {
        guard let url = challenge.url(scope: "repository:\(image.repository):pull") else {
            return .failure(Failure(message: "\(image.registry) names no address to sign in at"))
        }
        struct Answer: Decodable {
            var token: String?
            var access_token: String?
        }
        switch await client.perform(TransferRequest(url: url)) {
        case .failure(let error): return .failure(Failure(message: error.message))
        case .success(let response):
            guard response.status == 200, let answer = try? JSONDecoder().decode(Answer.self, from: response.body),
                let token = answer.token ?? answer.access_token, token.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
            else {
                return .failure(
                    Failure(message: "\(image.registry) gives no token for reading \(image.repository) (HTTP \(response.status))")
                )
            }
            return .success(token)
        }
    }

    private static func digest(_ answer: TransferResponse, _ image: ImageReference) -> Result<String, Failure> {
        let what = "\(image.repository):\(image.tag)"
        switch answer.status {
        case 200:
            guard let digest = answer.header("Docker-Content-Digest"), digest.hasPrefix("sha256:"), digest.utf8.count == 71 else {
                return .failure(Failure(message: "\(image.registry) tells no digest of \(what)"))
            }
            return .success(digest)
        case 401, 403: return .failure(Failure(message: "\(image.registry) does not let us read \(what)"))
        case 404: return .failure(Failure(message: "\(image.registry) has no \(what)"))
        case 429: return .failure(Failure(message: "\(image.registry) has been asked too often"))
        default: return .failure(Failure(message: "\(image.registry) answers HTTP \(answer.status) when asked for \(what)"))
        }
    }
}
