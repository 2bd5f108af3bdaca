import Fuzzing

// libFuzzer's own entry: https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ feed: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What the `main` of libFuzzer's own would call; it has to be there, for that is linked too.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        try FuzzMain.target.feed(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
        // A crash is what libFuzzer takes for a finding.
        fatalError("\(error)")
    }
    return 0
}

/// `fuzz TARGET [libFuzzer's options] CORPUS`; built by `make fuzz` only.
@main
struct FuzzMain {
    /// Set once, before libFuzzer begins.
    nonisolated(unsafe) fileprivate static var target = FuzzTarget.form

    static func main() {
        guard CommandLine.arguments.count > 1, let named = FuzzTarget(rawValue: CommandLine.arguments[1]) else {
            print("fuzz: name one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
            return
        }
        target = named
        var count = CommandLine.argc - 1
        var arguments = CommandLine.unsafeArgv + 1
        _ = runDriver(&count, &arguments, testOneInput)
    }
}
