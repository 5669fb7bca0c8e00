//! Files that are broken or meant to do harm.
