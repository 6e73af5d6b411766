"""Problems in, plans and proofs out: no HTTP, no database, no clock, no files, no time zones."""
