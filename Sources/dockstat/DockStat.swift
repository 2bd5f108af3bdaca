import DockStatCommands

@main
enum Main {
    static func main() async { await DockStat.runProgram() }
}
