"""The weights by which "he" and "she" find whom they mean (``people``).

They maximise the likelihood of the right candidates (a log-linear ranking with "nobody" at 0, L2 of 1) over
the pronouns of GAP's training part, of all genres of GUM's (those that speak in news and interviews three
times) and of the sources in the project's own gold to develop on (four times), and are rounded to a tenth.
``python -m training.pronouns`` fits them anew: with ``attribution-en-4``, which came later, it gives nearly
the same ones, and F1 on GAP dev 0.668 instead of 0.680.

The mention reader, which has learned from the same texts, is left out of that: its weight was swept with
``attribution-en-3`` over 2, 3, 4, 5, 6: F1 on GAP dev 0.669, 0.680, 0.675, 0.673, 0.671; with
``attribution-en-4`` over 2, 3, 3.5, 4: 0.662, 0.676, 0.668, 0.674; with ``attribution-en-5``, and all that
came in between, over 2.5, 3, 4: 0.701, 0.704, 0.704.

Those of given names were fitted later and by themselves, the others as they were and the reader's at half:
F1 on GAP dev 0.706 instead of 0.686, feminine over masculine 1.02 before and after. How a pronoun and its
candidate stand to commas, brackets and relative clauses between them was tried as well, and gained nothing.
"""

THRESHOLD = -1.0  # -2 and 0 decide alike but for two pronouns that speak in GUM's training part
WEIGHTS = {
    # Where the candidate stands: in the pronoun's clause, its sentence, an earlier one, or ahead.
    "object, clause": 1.2,
    "object, earlier": -1.5,
    "object, sentence": 0.5,
    "oblique, clause": 1.3,
    "oblique, earlier": -1.7,
    "oblique, sentence": 0.3,
    "other, ahead": -0.7,
    "other, clause": 0.8,
    "other, earlier": -2.4,
    "other, sentence": -0.2,
    "owner, clause": 1.1,
    "owner, earlier": -0.3,
    "owner, sentence": 0.4,
    "subject, ahead": 1.8,
    "subject, clause": 0.7,
    "subject, earlier": -0.1,
    "subject, sentence": 1.1,
    # What the pronoun is in the clause whose subject the candidate is; what both are.
    "both object": 0.3,
    "both oblique": -0.1,
    "both other": -0.1,
    "both owner": 0.2,
    "both subject": 0.6,
    "object to its subject": -1.5,
    "oblique to its subject": -0.1,
    "owner to its subject": 1.2,
    "subject to its subject": 1.1,
    # How far back, and how many others stand between.
    "0 between": 0.9,
    "1 between": 0.6,
    "2 between": 0.3,
    "2 sentences back": -1.5,
    "3 between": 0.4,
    "3 sentences back": -1.7,
    "4 sentences back": -2.3,
    "first of its sentence": 0.3,
    "in an opening": -0.3,
    "in another paragraph": -0.8,
    # What is known of the candidate.
    "description": -0.3,
    "gender": 0.6,
    "given name": 0.6,
    "given name, alone": 0.6,
    "last meant": -0.7,
    "long name": 0.8,
    "mentioned 1 times": 0.4,
    "mentioned 2 times": 0.6,
    "mentioned 3 times": 0.6,
    "mentioned 4 times": 0.6,
    "most mentioned": 0.1,
    "name": 1.4,
    "other gender": -1.7,
    "other given name": -1.9,
    "other given name, alone": -1.4,
    "person": 1.1,
    "place": -0.7,
    "pronoun": 1.2,
    "short name": 0.9,
    "taken for a person": 1.1,
    "thing": -1.0,
    # Who speaks.
    "both speak": 0.2,
    "both speak nested": 0.1,
    "of an indirect statement": 0.6,
    "speaks": -0.7,
    "speaks nested": 0.1,
    "speaks on": 1.9,
    "speaks on in the paragraph": -0.3,
    "the last to speak, in a quotation": -1.9,
    # Set by hand: rare in the texts above.
    "asked": 3.0,
    "asks": -2.0,
    "speaks through somebody": 3.0,
    # The mention reader's probability.
    "reader": 3.0,
}
