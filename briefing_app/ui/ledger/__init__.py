"""The ledger of directives: what is to be done, by whom, by when, over all briefings."""
