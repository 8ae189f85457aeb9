import Adapters
import Testing

struct PlacesTests {
  private func places(_ variables: [String: String]) -> Places { Places { variables[$0] } }

  @Test("Places follow the XDG variables, or lie under the home")
  func xdg() {
    let plain = places(["HOME": "/people/ana"])
    #expect(plain.settingsFile == "/people/ana/.config/assent/config.yaml")
    #expect(plain.state == "/people/ana/.local/state/assent")
    #expect(plain.cache == "/people/ana/.cache/assent")
    #expect(plain.charters == "/people/ana/.local/share/assent/charters")
    #expect(plain.keys == "/people/ana/.local/share/assent/keys")
    #expect(plain.themes == "/people/ana/.config/assent/themes")
    let moved = places([
      "HOME": "/people/ana", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s", "XDG_DATA_HOME": "/d",
    ])
    #expect([moved.config, moved.state, moved.data] == ["/c/assent", "/s/assent", "/d/assent"])
  }

  @Test("A relative or empty place is none", arguments: ["", "relative", "./here"])
  func relative(value: String) {
    let variables = [
      "HOME": "/people/ana", "XDG_CONFIG_HOME": value, "XDG_STATE_HOME": value, "XDG_DATA_HOME": value,
    ]
    #expect(places(variables) == places(["HOME": "/people/ana"]))
  }

  @Test("Without a home it is the root", arguments: [nil, ""] as [String?])
  func noHome(home: String?) {
    let places = Places { $0 == "HOME" ? home : nil }
    #expect(places.home == "/")
    #expect(places.config == "/.config/assent")
  }
}
