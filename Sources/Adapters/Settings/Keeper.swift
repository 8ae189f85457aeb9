import Synchronization

/// Writes values away from the screen: the newest one of each place, one write at a time.
///
/// What can't be written goes on waiting for the next write, unless something newer came.
public final class Keeper<Place: Hashable & Sendable, Value: Sendable>: Sendable {
  private let waiting = Mutex<[Place: Value]>([:])
  private let writing = Mutex<Void>(())
  private let put: @Sendable (Value, Place) throws -> Void

  /// - Parameter put: Writes the value of a place in place of what was written there before.
  public init(put: @escaping @Sendable (Value, Place) throws -> Void) { self.put = put }

  /// Takes a value to be written by the next `write`.
  public func keep(_ value: Value, at place: Place) { waiting.withLock { $0[place] = value } }

  /// Writes all that waits, behind a write that is under way.
  ///
  /// - Returns: The faults of `put`, each by its place; the values of the other places are written all the same.
  public func write() -> [Place: any Error] {
    writing.withLock { _ in
      let all = waiting.withLock { waiting in
        defer { waiting = [:] }
        return waiting
      }
      var faults: [Place: any Error] = [:]
      for (place, value) in all {
        do { try put(value, place) } catch {
          faults[place] = error
          waiting.withLock { waiting in waiting[place] = waiting[place] ?? value }
        }
      }
      return faults
    }
  }

  /// Drops what waits at a place, then removes what was written there, behind a write that is under way.
  public func forget(_ place: Place, removing: () -> Void) {
    writing.withLock { _ in
      waiting.withLock { $0[place] = nil }
      removing()
    }
  }
}
