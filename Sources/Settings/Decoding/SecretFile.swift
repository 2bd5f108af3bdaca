/// Reads a secret from a file.
enum SecretFile {
    /// - Parameter missing: what is told where there is no such file.
    /// - Returns: what the file holds, without the newline at its end.
    /// - Throws: why not, without the path: people write the secret itself where its path belongs.
    static func text(at path: String, missing: String) throws(Refusal) -> String {
        let text: String
        do throws(ConfigurationFile.Failure) {
            text = try ConfigurationFile.text(at: path)
        } catch {
            switch error {
            case .missing: throw Refusal(missing)
            case .unreadable(let reason): throw Refusal("names a file that cannot be read: \(reason)")
            case .tooLarge: throw Refusal("names a file larger than 1 MiB, which no secret is")
            case .notText: throw Refusal("names a file that is no UTF-8 text")
            }
        }
        var bytes = Array(text.utf8)
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard !bytes.isEmpty else { throw Refusal("names a file that is empty") }
        return String(decoding: bytes, as: UTF8.self)
    }
}
