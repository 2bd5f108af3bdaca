internal import DockStatModel
internal import Foundation

/// The one place where the time is read; everything else is handed it.
enum SystemClock {
    static var now: Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// Processor time this process has used so far, user and system, all threads.
    static var processorTime: Duration {
        // POSIX fixes CLOCKS_PER_SEC at a million.
        .microseconds(Int64(clock()))
    }
}
