//! Findings in the formats of people and of services, one file a format.

pub mod baseline;
pub mod check;
pub mod github;
pub mod gitlab;
pub mod junit;
pub mod sarif;
