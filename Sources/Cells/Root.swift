/// The `n`th root of a number, by Newton's method; 0 for what is not positive.
///
/// Colour spaces need powers, and the pure floors have no mathematics library.
func root(_ n: Int, of x: Double) -> Double {
  guard x > 0 else { return 0 }
  let degree = Double(n)
  var guess = max(1, x)
  for _ in 0..<200 {
    let next = ((degree - 1) * guess + x / power(guess, n - 1)) / degree
    // From above the root, each step comes closer until rounding stops it.
    if next >= guess { break }
    guess = next
  }
  return guess
}

/// `x` to the power of a whole number that is not negative.
func power(_ x: Double, _ n: Int) -> Double {
  (0..<n).reduce(1) { product, _ in product * x }
}
