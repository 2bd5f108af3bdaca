import Foundation
import TestSupport
import Testing

/// A proxy in front of a real engine that lets reading through and nothing else, as careful people put one there.
@Suite("Reading engines", .serialized)
struct GetOnlyTests {
    @Test("ticks read everything through a proxy that refuses all but GET, and try nothing else")
    func proxy() async throws {
        let engine = try await RealEngine.shared("end-to-end")
        try await engine.run("e2e-read-only", shell: "sleep 100000")
        let program = try Program()
        defer { program.remove() }
        let folder = program.folder.path
        try program.write(
            """
            pid \(folder)/pid; error_log \(folder)/error.log; daemon off; user root;
            events {}
            http {
                log_format methods '$request_method $uri $status';
                access_log \(folder)/access.log methods;
                client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy; fastcgi_temp_path \(folder)/fastcgi;
                uwsgi_temp_path \(folder)/uwsgi; scgi_temp_path \(folder)/scgi;
                server {
                    listen unix:\(folder)/read-only.sock;
                    location / {
                        limit_except GET { deny all; }
                        proxy_pass http://unix:\(engine.socket):;
                        proxy_buffering off;
                    }
                }
            }
            """, to: "proxy.conf")
        let nginx = try Supervised(
            script: "PATH=$PATH:/usr/sbin nginx -c '\(folder)/proxy.conf' & cat >/dev/null; kill $!; wait",
            log: "\(folder)/nginx.log")
        defer { nginx.release() }
        #expect(try await eventually { FileManager.default.fileExists(atPath: "\(folder)/read-only.sock") })
        try program.write(
            "hosts:\n  - name: guarded\n    engine: unix://\(folder)/read-only.sock\n    source: api\n", to: "dockstat.yaml")

        #expect(try await program("run").status == 0)
        #expect(try await program("run").status == 0)
        let container = try #require(
            try program.json("public/api/v2/docker/containers/guarded/e2e-read-only.json") as? [String: Any])
        #expect(container["cpuUsage"] as? Double != nil, "\(container)")
        let asked = try program.text("access.log").split(separator: "\n")
        #expect(asked.count > 5)
        #expect(asked.allSatisfy { $0.hasPrefix("GET ") }, "\(asked.filter { !$0.hasPrefix("GET ") })")
        #expect(!asked.contains { $0.hasSuffix(" 403") })
    }
}
