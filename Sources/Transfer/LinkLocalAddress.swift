import CCurl
import Glibc

/// Addresses that mean something only to the machine that asks: link-local ones, and those where clouds tell a machine about
/// itself, its credentials included.
enum LinkLocalAddress {
    /// - Parameter bytes: 4 or 16, in network order.
    static func contains(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4:
            // 169.254.0.0/16 has the metadata services of AWS, Azure, Google and most others.
            if bytes.starts(with: [169, 254]) { return true }
            // Alibaba, Azure's wire server, Oracle's classic cloud.
            return [[100, 100, 100, 200], [168, 63, 129, 16], [192, 0, 0, 192]].contains(bytes)
        case 16:
            if bytes[0] == 0xfe, bytes[1] & 0xc0 == 0x80 { return true }
            // AWS: fd00:ec2::254. Google: fd20:ce::254.
            let local: [[UInt8]] = [[0xfd, 0x00, 0x0e, 0xc2], [0xfd, 0x20, 0x00, 0xce]]
            if local.contains(where: { bytes.starts(with: $0) }),
                bytes[4...] == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54]
            {
                return true
            }
            // ::ffff:0:0/96, ::/96 and 64:ff9b::/96 lead to an address of IPv4.
            let zeros = [UInt8](repeating: 0, count: 10)
            let leadsToIPv4 =
                bytes.starts(with: zeros + [0xff, 0xff]) || bytes.starts(with: zeros + [0, 0])
                || bytes.starts(with: [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0])
            return leadsToIPv4 && contains(Array(bytes[12...]))
        default: return false
        }
    }

    /// What a name resolved to.
    static func contains(_ address: UnsafePointer<curl_sockaddr>) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = Int(ccurl_address_bytes(address, &bytes))
        return contains(Array(bytes.prefix(count)))
    }

    /// Whether a URL's host is such an address and no name. curl has brought odd spellings (hex, octal, one number) to the usual
    /// one.
    static func isWritten(in host: String) -> Bool {
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, bare, &four) == 1 { return contains(four) }
        var sixteen = [UInt8](repeating: 0, count: 16)
        return inet_pton(AF_INET6, bare, &sixteen) == 1 && contains(sixteen)
    }
}

extension TransferError {
    static func forbidden(_ name: String) -> TransferError {
        TransferError(
            kind: .forbidden, message: "\(name) leads to a link-local address or a cloud's metadata, which is not allowed here")
    }
}
