import DockStatModel
import Testing

@testable import Storage

/// What notes said, and incidents that people open.
struct NoteVersionTests {
    private func add(_ text: String?, by author: String = "Ann", at second: Double, in store: Store) throws {
        try store.operate {
            try $0.addNoteVersion(NoteVersion(id: 0, path: "a.md", text: text, author: author, time: at(second)))
        }
    }

    @Test("of each note a hundred versions are kept, the newest")
    func bounded() throws {
        let store = try Fleet().store
        try store.operate {
            try $0.addNoteVersion(NoteVersion(id: 0, path: "b.md", text: "other", author: "Bob", time: at(0)))
        }
        for number in 1...103 { try add("\(number)", at: Double(number), in: store) }
        let versions = try store.noteVersions("a.md")
        #expect(versions.count == Store.noteVersionsKept && versions.first?.text == "103" && versions.last?.text == "4")
        #expect(try store.noteVersions("b.md").map(\.author) == ["Bob"])
        try add(nil, at: 200, in: store)
        #expect(try store.operate { try $0.lastNoteVersion("a.md") }?.revision == nil)
        let first = try #require(store.noteVersions("b.md").first)
        #expect(try store.noteVersion(first.id) == first)
    }

    @Test("an incident by hand gets the next number, keeps who opened it, and alerts go on with the one after")
    func byHand() throws {
        let store = try Fleet().store
        try store.change { $0.incidents = [incident(4)] }
        var asked = Incident(id: 0, group: [:], openedAt: at(70), severity: .critical)
        asked.title = ["en": "The line is down"]
        asked.isPublic = true
        let opened = try store.operate { [asked] in try $0.openIncident(asked, text: "one\ntwo", by: "Ann") }
        #expect(opened.id == 5 && opened.openedBy == "Ann")
        let pages = try store.alertPages(now: at(80)).pages
        #expect(pages.incidents.first { $0.id == 5 } == opened)
        #expect(pages.entries[5]?.map(\.kind) == [.opened, .personUpdate] && pages.entries[5]?.last?.lines == ["two"])
        #expect(try store.alertingState(now: at(80)).nextIncident == 6)
        var closed = opened
        closed.resolvedAt = at(90)
        try store.operate { [closed] in
            try $0.save(closed, telling: IncidentEntry(incident: 5, time: at(90), kind: .resolved, text: "resolved by Ann"))
        }
        #expect(try store.alertPages(now: at(95)).pages.incidents.first { $0.id == 5 } == closed)
    }

    @Test("rows are counted, and not again within the hour")
    func details() throws {
        let store = try Fleet().store
        try add("x", at: 1, in: store)
        func rows(_ time: Timestamp) throws -> Int64? {
            try store.details(now: time).tables.first { $0.name == "note_version" }?.rows
        }
        #expect(try rows(at(10)) == 1)
        try add("y", at: 20, in: store)
        #expect(try rows(at(3000)) == 1 && rows(at(3700)) == 2)
    }
}
