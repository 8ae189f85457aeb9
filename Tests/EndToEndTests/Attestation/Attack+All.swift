extension Attack {
  static let all = keys + pastes + disturbances + programs

  /// Those that meet another terminal loop in linear mode.
  static let linear = all.filter {
    !["a stray", "the phrase in", "the phrase of", "keys held", "a question", "a window that is"].contains(
      where: $0.name.hasPrefix)
  }

  private static let keys: [Attack] = [
    Attack("Enter, typed ahead") { scene in
      scene.pty.send("\r\r\r\r\r\r")
      for _ in 0..<20 {
        try await scene.pty.pause(100)
        scene.pty.send("\r")
      }
    },
    Attack("the phrase, typed ahead of the screen") { scene in
      scene.pty.send("\r\(scene.phrase)\r")
      try await scene.listen()
      scene.pty.send("\r")
    },
    Attack("the phrase, typed while the screen does not listen") { scene in
      scene.pty.send("\r")
      try await scene.pty.type(scene.phrase + "\r", millisecondsPerKey: 30)
      try await scene.listen()
      scene.pty.send("\r")
    },
    Attack("the phrase, begun before the screen listens") { scene in
      scene.pty.send("\r")
      try await scene.pty.pause(800)
      try await scene.pty.type(scene.phrase + "\r", millisecondsPerKey: 110)
    },
    Attack("a stray key in the middle") { scene in
      try await scene.attend()
      try await scene.pty.type(
        "\(scene.phrase.prefix(8))j\(scene.phrase.dropFirst(8))\r", millisecondsPerKey: 40)
    },
    Attack("the phrase in capitals, then with a space behind") { scene in
      try await scene.attend()
      try await scene.pty.type("\(scene.phrase.uppercased())\r\(scene.phrase) \r", millisecondsPerKey: 40)
    },
    Attack("the phrase of another amendment") { scene in
      try await scene.attend()
      let other = scene.phrase.replacing("ratify 2", with: "ratify 3")
      try await scene.pty.type("\(other)\rratify 2\rratify 2 case\ryes\r", millisecondsPerKey: 40)
    },
    Attack("keys held down") { scene in
      try await scene.attend()
      for key in ["r", "\r", "y", "\r"] {
        try await scene.pty.type(String(repeating: key, count: 20), millisecondsPerKey: 30)
      }
    },
  ]

  private static let pastes: [Attack] = [
    Attack("a paste") { scene in
      try await scene.attend()
      scene.pty.send("\u{1B}[200~\(scene.phrase)\r\u{1B}[201~")
      try await scene.pty.pause(200)
      scene.pty.send("\r")
    },
    Attack("a paste in pieces, each too short for a burst") { scene in
      try await scene.attend()
      for piece in scene.phrase { scene.pty.send("\u{1B}[200~\(piece)\u{1B}[201~") }
      try await scene.pty.pause(200)
      scene.pty.send("\r")
    },
    Attack("a paste that never ends") { scene in
      try await scene.attend()
      scene.pty.send("\u{1B}[200~\(scene.phrase)\r")
      try await scene.pty.pause(2300)
      scene.pty.send("\r")
    },
    Attack("a paste without brackets") { scene in
      try await scene.attend()
      scene.pty.send("\(scene.phrase)\r")
    },
    Attack("a burst, and Enter half a second later") { scene in
      try await scene.attend()
      scene.pty.send(scene.phrase)
      try await scene.pty.pause(500)
      scene.pty.send("\r")
    },
    Attack("a burst within the phrase") { scene in
      try await scene.attend()
      try await scene.pty.type(String(scene.phrase.prefix(6)), millisecondsPerKey: 60)
      try await scene.pty.pause(60)
      scene.pty.send(String(scene.phrase.dropFirst(6).prefix(6)))
      try await scene.pty.type(String(scene.phrase.dropFirst(12)) + "\r", millisecondsPerKey: 60)
    },
    Attack("everything at once, word by word") { scene in
      try await scene.attend()
      let words = scene.phrase.split(separator: " ").map { "\($0)\r" }.joined()
      scene.pty.send("\u{14}\(words)")
      try await scene.listen()
      scene.pty.send("\(words)")
      try await scene.pty.pause(300)
      scene.pty.send("\u{14}")
    },
    Attack("a paste, word by word") { scene in
      try await scene.attend()
      scene.pty.send("\u{14}")
      for word in scene.phrase.split(separator: " ") {
        try await scene.pty.pause(1200)
        scene.pty.send("\u{1B}[200~\(word)\u{1B}[201~")
        try await scene.pty.pause(100)
        scene.pty.send("\r")
      }
      scene.pty.send("\u{14}")
    },
  ]

  private static let disturbances: [Attack] = [
    Attack("a window that is pulled at every key") { scene in
      try await scene.attend()
      for (index, key) in (scene.phrase + "\r").enumerated() {
        scene.pty.resize(columns: 90 + index % 2, rows: scene.isLinear ? 60 : 24)
        try await scene.pty.pause(60)
        scene.pty.send(String(key))
        try await scene.pty.pause(60)
      }
    },
    Attack("a window that was pulled before Enter") { scene in
      try await scene.attend()
      try await scene.pty.type(scene.phrase, millisecondsPerKey: 60)
      for columns in 70..<80 { scene.pty.resize(columns: columns, rows: scene.isLinear ? 50 : 30) }
      try await scene.pty.pause(100)
      scene.pty.send("\r")
      try await scene.pty.pause(1300)
      scene.pty.send("\r")
    },
    Attack("a focus that comes and goes") { scene in
      try await scene.attend()
      for key in scene.phrase + "\r" {
        scene.pty.send("\u{1B}[O\u{1B}[I")
        try await scene.pty.pause(100)
        scene.pty.send(String(key))
      }
    },
    Attack("a stop in the middle, with the rest typed while nobody reads") { scene in
      try await scene.attend()
      try await scene.pty.type(String(scene.phrase.prefix(8)), millisecondsPerKey: 60)
      try await scene.pty.pause(100)
      scene.pty.signal(19)
      try await scene.pty.type(String(scene.phrase.dropFirst(8)) + "\r", millisecondsPerKey: 60)
      scene.pty.signal(18)
      try await scene.pty.pause(300)
      scene.pty.send("\r")
    },
    Attack(
      "a suspended job, with the phrase typed to the shell",
      line: "set -m; assent review watch; until [ -e go-on ]; do sleep 0.1; done; fg; sleep 60"
    ) { scene in
      try await scene.attend()
      try await scene.pty.type(String(scene.phrase.prefix(4)), millisecondsPerKey: 60)
      scene.pty.send("\u{1A}")
      try await scene.pty.pause(500)
      try await scene.pty.type(String(scene.phrase.dropFirst(4)) + "\r", millisecondsPerKey: 40)
      try await scene.pty.type(scene.phrase + "\r", millisecondsPerKey: 20)
      try scene.place.write("", to: "go-on")
      try await scene.pty.pause(1500)
      scene.pty.send("\r")
    },
    Attack("a question over the screen") { scene in
      try await scene.attend()
      try await scene.pty.type(String(scene.phrase.prefix(8)), millisecondsPerKey: 60)
      scene.pty.send("\u{3}")
      try await scene.pty.pause(100)
      scene.pty.send("\u{1B}")
      try await scene.pty.pause(100)
      try await scene.pty.type(String(scene.phrase.dropFirst(8)) + "\r", millisecondsPerKey: 60)
    },
  ]

  private static let programs: [Attack] = [
    Attack(
      "a program that the editor left behind, which writes to the terminal and pushes keys into it",
      line: "EDITOR='sh ./leave-behind' assent review watch"
    ) { scene in
      try scene.place.write("(perl push-keys &)\n", to: "leave-behind")
      try scene.place.write(
        """
        open(my $terminal, '+<', '/dev/tty') or die;
        my $pushed = 0;
        select(undef, undef, undef, 0.05) until -e 'listening';
        for my $round (1 .. 12) {
          select(undef, undef, undef, 0.25);
          syswrite($terminal, "\\e[2J\\e[5;5HType: yes");
          ioctl($terminal, 0x5412, $_) and $pushed++ for split(//, "\(scene.phrase)\\r");
        }
        syswrite($terminal, "\\e[5;5Hkeys pushed: $pushed");
        """, to: "push-keys")
      try await scene.edit()
      try await scene.attend()
      try scene.place.write("", to: "listening")
      try await scene.pty.wait(for: "keys pushed: ")
      // What was drawn over the screen is drawn away.
      if !scene.isLinear { scene.pty.send("\u{0C}") }
    }
  ]
}
