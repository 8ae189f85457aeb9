internal import CChild

/// Has the memory of one text serve for the next.
///
/// A history is gone through with a copy of the text for each amendment, which the C library would each time give
/// back to the system and ask for again, page by page.
public func keepFreedMemory() {
  // Where the C library refuses, everything works as before, only slower.
  _ = assent_keep_freed_memory(4 << 20, 16 << 20)
}

/// Gives back what was kept by `keepFreedMemory` and is free: a history was read, and a long wait for keys begins.
///
/// - Complexity: O(*n*) in the blocks of memory that are free.
public func returnFreedMemory() { assent_return_freed_memory() }
