//! Findings in the formats for people and for services, one file for each format.

pub mod baseline;
pub mod check;
pub mod github;
pub mod gitlab;
pub mod junit;
pub mod sarif;
