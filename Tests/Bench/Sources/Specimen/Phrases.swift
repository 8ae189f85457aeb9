/// How people open what they say about an amendment; `#` stands for the provision's title.
enum Phrases {
  static let problems = [
    "Two cases under # were decided in opposite ways within a week, and both rulings cite the same sentence.",
    "# says who acts, but not by when, and the last three reports waited over a weekend.",
    "Readers take # for advice, since nothing in it says what happens when it is not done.",
    "The model answered a question about # rightly and for the wrong reason, because the text leaves it open.",
    "In the last drill nobody found the flaw that was planted in #.",
    "# can be met on paper by a person who has read nothing.",
    "Nobody could say who the rule in # speaks to.",
  ]

  static let rationales = [
    "The change says it in fewer words and leaves the decision with a person.",
    "A bound that can be measured is worth more here than an adjective that can’t.",
    "The cases that were decided under # come out the same, but for the one that was decided wrongly.",
    "It takes the exception out of the middle of the rule, where it swallowed it.",
    "What is asked for is what the better reviewers do already.",
    "It makes the default a refusal, so that a lost message costs time and nothing else.",
  ]

  static let effects = [
    "Fewer cases under # come back; if as many do after a quarter, this was wrong.",
    "The median time to an answer falls below a day, and the record of the queue shows it.",
    "Reviewers cite # by its words and no longer by what they remember of it.",
    "Nothing changes for those who read the rule as it was meant.",
  ]

  static let stances = [
    "I would want # to name one person and one deadline.",
    "I would leave # alone unless a case shows that it fails.",
    "Whatever it says, # should be decided by somebody who did not write it.",
    "A shorter # would be read; a longer one would be quoted.",
    "I want the refusal to be the default here.",
  ]

  static let objections = [
    "A deadline in # is kept by answering badly and early.",
    "The new wording lets the proposer choose the reviewer, which is what # was written against.",
    "There is no case in the record that the old text of # got wrong.",
    "This moves the cost to those who wait, and they have no vote on it.",
    "The sentence can be read so that silence counts as consent.",
  ]

  static let answers = [
    "The queue has an owner, and the owner is measured by what comes back.",
    "That reading needs a word that does not stand there.",
    "It would hold for a larger team; here two people see every item.",
    "True, and the next provision takes care of it.",
    "The case is in the record under another name.",
  ]

  static let reasons = [
    "I would rather wait a day for an answer than act on none.",
    "It says what we already expect of each other, and now somebody can be held to it.",
    "Having read both texts against the cases, only this one decides the hard one rightly.",
    "The objection is fair, and the harm it speaks of can be undone.",
    "This is the smallest change that mends what went wrong.",
    "I can explain it in one sentence to those whom # is about.",
  ]

  static let openings = [
    "In practice", "As it stands", "Since last month", "By the same reasoning", "For a small team",
    "When it was tried,", "On the other hand", "At night", "In the worst case", "From now on",
  ]
}
