/// A key as a terminal reports it.
public enum Key: Hashable, Sendable {
  case character(Unicode.Scalar)
  case enter, altEnter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, wordLeft, wordRight
  case pageUp, pageDown, home, end
  /// Control with a letter in lower case, or with one of ``@ [ \ ] ^ _``.
  case control(Unicode.Scalar)
  case alt(Unicode.Scalar)
  /// From 1.
  case function(Int)
  /// A sequence that means nothing here.
  case unknown
}
