import Charter

extension Starter {
  /// What `assent new` begins an oversight procedure with.
  static let procedure = #"""
    ---
    title: "@TITLE@"
    kind: procedure
    format: 1
    goal: "\#(Governance.unwrittenGoal) what must never happen without somebody having looked."
    ratifiers:
      - name: @NAME@
        key: "@KEY@"
    ratification:
      threshold: 1
      cooling-off: 0h
      entrenched:
        - provision: independence
          threshold: all
          cooling-off: 72h
    review: standard
    ---

    # @TITLE@

    Say here when this procedure begins, when it ends and whom it binds.
    Change every line below until it is yours; a line that you leave standing is a line that you adopt.

    ## Words {#words}
    - **Proposer**: whoever wants something done that a gate holds back, a person or a system.
    - **Reviewer**: the person who rules at a gate.
    - **Register**: the list of requests, rulings, reasons and lapses, to which entries are only added.

    ## Independence {#independence authority=root}
    A reviewer is a person, and has no part in what they rule on.
    Each reviewer has a substitute, and both names stand in the register before the first request.
    Every reviewer can refuse, ask for more or set conditions, and loses nothing by it.
    A refusal stands until its reason is gone.

    ## Before it acts {#before-acting}
    The system must wait for a ruling before any act that spends money, reaches people outside or cannot be undone.
    The reviewer sees the act, its reason and what it would change.
    The reviewer can refuse, and writes the ruling and its reason into the register.

    ~~~gate
    trigger: the system wants to spend, to reach people outside or to do what cannot be undone
    reviewer: duty officer
    proposer: the system
    evidence: the act, its reason, what it would change
    minutes-per-item: 10
    items-per-week: 60
    deadline: 4h
    on-timeout: deny
    escalates-to: head of operations
    record: register
    ~~~

    ## Before it changes {#before-changing}
    Nobody gives the system new weights, a new instruction or a new tool before the reviewer has ruled on it.
    The reviewer sees the change, the tests before and after, and the cases that came out differently.
    The reviewer can refuse, and writes the ruling and its reason into the register.

    ~~~gate
    trigger: someone wants to change the system's weights, instructions or tools
    reviewer: change reviewer
    proposer: system owner
    evidence: the change, the tests before and after, the cases that came out differently
    minutes-per-item: 120
    items-per-week: 5
    deadline: 3d
    on-timeout: deny
    escalates-to: head of operations
    record: register
    ~~~

    ## Time to read {#time-to-read}
    The minutes and items in a gate are promises to its reviewer.
    Items above the number wait, and nobody shortens the reading.
    In the first week of each month the head of operations publishes the median time that each gate took.
    If the figures are late, no change passes until they are there.

    ## The register {#register}
    The head of operations keeps the register for five years.
    Anyone whom a ruling concerns can read it there with its reason.

    ## Changing this procedure {#changing}
    Anyone may propose a change; only the ratifiers named at the head of this text adopt one.
    Once a year the head of operations lists how often each gate refused; a gate that refused nothing is tested with a planted flaw or amended.
    If there is no list, any reviewer may write it.

    """#
}
