//! What `show` tells of a task.

use crate::scaffold::{Folder, PLAN};

#[test]
fn an_update_names_its_unit_as_it_is_declared() {
    let update = "\n[[task.update]]\non = 2025-02-01\ntext = \"xong\"\nunit = \"thanh tra sở\"\n";
    let other = "\n[[task.update]]\non = 2025-03-01\nobstacle = \"chờ\"\n";
    let text = PLAN.replacen(
        "\n[[task]]\nid       = \"T2\"",
        &format!("{update}{other}\n[[task]]\nid       = \"T2\""),
        1,
    );
    let folder = Folder::with(&[("plans/p.toml", &text)]);
    let shown = folder.json(&["show", "T1", "--as-of", "2025-06-01", "--format", "json"]);
    assert_eq!(
        shown["items"][0]["fields"]["update"],
        serde_json::json!([
            {"on": "2025-02-01", "text": "xong", "unit": "Thanh tra Sở"},
            {"on": "2025-03-01", "obstacle": "chờ"},
        ])
    );
}
