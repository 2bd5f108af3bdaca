import Fuzzing

// libFuzzer has a `main` of its own, which calls these: https://llvm.org/docs/LibFuzzer.html#fuzz-target

/// Set once, before libFuzzer begins.
nonisolated(unsafe) private var target = FuzzTarget.form

/// Takes the target's name out of `fuzz TARGET [libFuzzer's options] CORPUS`.
@_cdecl("LLVMFuzzerInitialize")
func initialize(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
    guard count.pointee > 1, let name = arguments.pointee[1], let named = FuzzTarget(rawValue: String(cString: name)) else {
        // libFuzzer goes on whatever this answers: only an end of the process stops it.
        fatalError("fuzz: name one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    target = named
    arguments.pointee[1] = arguments.pointee[0]
    arguments.pointee += 1
    count.pointee -= 1
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        try target.feed(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
        // A crash is what libFuzzer takes for a finding.
        fatalError("\(error)")
    }
    return 0
}

/// For the package manager, which wants one of every program; libFuzzer's own is linked in its place.
@main
struct FuzzMain {
    // Where that is missing, nothing would be fuzzed, and that must not look like success.
    static func main() { fatalError("fuzz: built without --sanitize=fuzzer") }
}
