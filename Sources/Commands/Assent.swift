import ArgumentParser

@main struct Assent: ParsableCommand { mutating func run() { print("x") } }
