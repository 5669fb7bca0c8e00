//! What becomes of texts that are laid out by hand.

use pargo::edit::canon::canonical;

/// Asserts what becomes of a text, and that it then stays as it is.
#[track_caller]
fn becomes(text: &str, expected: &str) {
    let once = canonical(text).unwrap();
    assert_eq!(once, expected, "\n--- is\n{once}\n--- should be\n{expected}");
    assert_eq!(canonical(&once).unwrap(), once, "a second time");
}

#[test]
fn keys_are_in_the_order_of_the_reference_and_aligned() {
    becomes(
        "[[task]]\n lead=\"A\"\n  x-b = 1\ntitle = \"T\"\nx-a=2\ncomponent=\"C\"\nindex = \"PAPI\"\n\
         deadline=2025-06-30\nobjectives = [ \"o\" ]\nid=\"1\"\n",
        "[[task]]\nid         = \"1\"\nindex      = \"PAPI\"\ncomponent  = \"C\"\nobjectives = [\"o\"]\n\
         title      = \"T\"\nlead       = \"A\"\ndeadline   = 2025-06-30\nx-b        = 1\nx-a        = 2\n",
    );
    becomes(
        "[plan]\nindexes = []\nyear=2025\nagency = \"S\"\nid = \"a\"\ntitle = \"K\"\n",
        "[plan]\nid      = \"a\"\ntitle   = \"K\"\nagency  = \"S\"\nyear    = 2025\nindexes = []\n",
    );
    becomes(
        "[rules]\nno-lead = \"off\"\nmany-leads = \"warn\"\n[[holiday]]\nname=\"Tết\"\ndate = 2027-01-01\n",
        "[rules]\nno-lead    = \"off\"\nmany-leads = \"warn\"\n\n[[holiday]]\ndate = 2027-01-01\n\
         name = \"Tết\"\n",
    );
}

#[test]
fn the_tables_in_lines_and_dotted_keys_have_their_order_too() {
    becomes(
        "[[objective]]\ntarget.rank = 3\nid = \"o\"\nbaseline={of=20,rank=13,year=2024}\n\
         target.score=9.40\nindex='PAPI'\n",
        "[[objective]]\nid           = \"o\"\nindex        = \"PAPI\"\n\
         baseline     = { year = 2024, rank = 13, of = 20 }\ntarget.score = 9.40\ntarget.rank  = 3\n",
    );
    becomes(
        "[[task]]\ndeadline = {text=\"x\" , on=2025-01-01}\n[task . allow]\n\"no-lead\" = { until = \
         2026-01-01, reason = \"r\" }\nb.reason = \"r\"\na = \"r\"\n",
        "[[task]]\ndeadline = { on = 2025-01-01, text = \"x\" }\n\n[task.allow]\nno-lead  = { reason \
         = \"r\", until = 2026-01-01 }\nb.reason = \"r\"\na        = \"r\"\n",
    );
}

#[test]
fn widths_are_those_of_the_screen() {
    becomes(
        "[x-a]\n\"Sở\" = 1\n\"e\u{301}\" = 2\n\"文\" = 3\nabcd = 4\n",
        "[x-a]\n\"Sở\" = 1\n\"e\u{301}\"  = 2\n\"文\" = 3\nabcd = 4\n",
    );
}

#[test]
fn tables_stand_apart_and_are_never_indented() {
    becomes(
        "\n\n  [plan]\n    id = \"a\"\n  [plan.allow]\n\n\n    no-lead = \"r\"\n\n\n\n[[ task ]]\n[[task]]\n\n\n",
        "[plan]\nid = \"a\"\n\n[plan.allow]\nno-lead = \"r\"\n\n[[task]]\n\n[[task]]\n",
    );
}

#[test]
fn strings_have_the_quotes_that_save_escapes() {
    becomes(
        concat!(
            "[x-a]\n",
            "a = 'Sở'\n",
            "b = \"a \\\"b\\\" \\\\ c\"\n",
            "c = 'a \"b\"'\n",
            "d = \"it's \\\"b\\\"\"\n",
            "e = \"a\\tb \\\"\"\n",
            "f = \"a\\u200b\"\n",
            "g = ''\n",
            "h = 'C:\\new'\n",
            "i = \"\\u0110\"\n",
        ),
        concat!(
            "[x-a]\n",
            "a = \"Sở\"\n",
            "b = 'a \"b\" \\ c'\n",
            "c = 'a \"b\"'\n",
            "d = \"it's \\\"b\\\"\"\n",
            "e = \"a\\tb \\\"\"\n",
            "f = \"a\\u200b\"\n",
            "g = \"\"\n",
            "h = 'C:\\new'\n",
            "i = \"\\u0110\"\n",
        ),
    );
}

#[test]
fn strings_of_several_lines_stay() {
    let text = "[plan]\nnote = \"\"\"\n  a  \n\n\n   b \\\"\"\"\"\nx-a  = '''\n# c\n'''\n";
    becomes(text, text);
    becomes(
        &format!("{text}id=1\n").replace('\n', "\r\n").replace("x-a  =", "x-a ="),
        "[plan]\r\nid   = 1\r\nnote = \"\"\"\r\n  a  \r\n\r\n\r\n   b \\\"\"\"\"\r\nx-a  = '''\r\n# c\r\n'''\r\n",
    );
}

#[test]
fn numbers_and_dates_keep_their_digits() {
    becomes(
        "[x]\na = +1_000\nb=9.40\nc = 1e+3\nd = 0xFF\ne = 2025-01-01 07:30:00 \nf=-inf\ng = 1979-05-27T07:32:00-08:00\n",
        "[x]\na = +1_000\nb = 9.40\nc = 1e+3\nd = 0xFF\ne = 2025-01-01 07:30:00\nf = -inf\ng = 1979-05-27T07:32:00-08:00\n",
    );
}

#[test]
fn arrays_take_one_line_if_it_is_short_enough() {
    becomes("a = [\n \"b\" ,\n\n 'c',]\nd=[ ]\n", "a = [\"b\", \"c\"]\nd = []\n");
    // The line of 120 columns still fits, and a longer one does not.
    let letters = "ệ".repeat(54);
    let short = format!("a = [\"{letters}\", \"{letters}\"]\n");
    becomes(&short, &short);
    let long = format!("a = [\"{letters}\", \"{letters}x\"]\n");
    becomes(&long, &format!("a = [\n  \"{letters}\",\n  \"{letters}x\",\n]\n"));
    // The comment after it does not count, the key and its padding do.
    let short = format!("a = [\"{letters}\", \"{letters}\"]  # c\n");
    becomes(&short, &short);
    becomes(
        &format!("bc = 1\n{short}").replace("  #", "#"),
        &format!("bc = 1\na  = [\n  \"{letters}\",\n  \"{letters}\",\n]  # c\n"),
    );
}

#[test]
fn arrays_in_arrays_and_in_tables_are_broken_where_they_are_too_long() {
    let part = format!("{{ name = \"{}\", score = 1 }}", "a".repeat(40));
    becomes(
        &format!("[[objective]]\nbaseline={{parts=[{part},{part}],year=2024}}\nid=\"o\"\n"),
        &format!(
            "[[objective]]\nid       = \"o\"\nbaseline = {{ year = 2024, parts = [\n  {part},\n  {part},\n] }}\n"
        ),
    );
    let row = format!("[\"{}\", \"b\"]", "a".repeat(46));
    becomes(&format!("a=[[{row},{row}],[]]\n"), &format!("a = [\n  [{row}, {row}],\n  [],\n]\n"));
    becomes(
        &format!("a=[[{row},{row},{row}]]\n"),
        &format!("a = [\n  [\n    {row},\n    {row},\n    {row},\n  ],\n]\n"),
    );
    becomes("a=[\"\"\"\nb\"\"\",'c']\n", "a = [\n  \"\"\"\nb\"\"\",\n  \"c\",\n]\n");
}

#[test]
fn comments_move_with_their_keys() {
    becomes(
        "# the file\n\n# the table\n[[task]]# first\n# the title\ntitle = \"T\"#  as printed \nid = \"1\"\n\
         # below\n\n# ---- later ----\n\n# above\nlead = \"A\"\n\n\n# two\n# lines\nindex = \"PAPI\"\n# end\n\n# next\n[[task]]\n",
        "# the file\n\n# the table\n[[task]]  # first\nid    = \"1\"\n# below\n\n# two\n# lines\nindex = \"PAPI\"\n# end\n\n\
         # the title\ntitle = \"T\"  #  as printed\n\n# ---- later ----\n\n# above\nlead  = \"A\"\n\n# next\n[[task]]\n",
    );
}

#[test]
fn what_stands_at_the_top_of_a_table_stays_there() {
    becomes(
        "# the file\n\nx-a = 1\nformat = 1\n[[task]]\n# the table\n\ntitle = \"T\"\nid = \"1\"\n",
        "# the file\n\nformat = 1\nx-a    = 1\n\n[[task]]\n# the table\n\nid    = \"1\"\ntitle = \"T\"\n",
    );
    becomes("[defaults]\n# none\n\n[[task]]\n", "[defaults]\n# none\n\n[[task]]\n");
    becomes("[defaults]\n# next\n[[task]]\n", "[defaults]\n\n# next\n[[task]]\n");
    becomes("[defaults]\n\n# a\n\nlead = \"A\"\n# end", "[defaults]\n# a\n\nlead = \"A\"\n# end");
    becomes("# alone\n\n\n# two\n", "# alone\n\n# two\n");
}

#[test]
fn comments_on_neighbouring_lines_are_aligned() {
    becomes(
        "[x]\na = 1 # one\nlong = 123 # two\n\nb = 2 # three\nc = 3\nd = \"four\" # four\n",
        "[x]\na    = 1    # one\nlong = 123  # two\n\nb    = 2  # three\nc    = 3\nd    = \"four\"  # four\n",
    );
}

#[test]
fn what_is_very_long_pushes_nothing_out_of_sight() {
    let long = "a".repeat(121);
    becomes(
        &format!("[x]\nb=1 # b\n{long}=2 # a\ncd=\"{long}\" # c\ne=3 # e\nf=45 # f\n"),
        &format!(
            "[x]\nb  = 1  # b\n{long} = 2  # a\ncd = \"{long}\"  # c\ne  = 3   # e\nf  = 45  # f\n"
        ),
    );
}

#[test]
fn blank_lines_that_group_are_kept_one_at_a_time() {
    becomes(
        "[plan]\n\n\nid = \"a\"\n\n\n\ntitle = \"T\"\n \t\nyear = 2025\n\n",
        "[plan]\nid    = \"a\"\n\ntitle = \"T\"\n\nyear  = 2025\n",
    );
}

#[test]
fn comments_in_arrays_stay_with_their_items() {
    becomes(
        "a = [ # open\n\n  # above\n  \"b\" # b\n  , # again\n\n\n  'c', 'd', # d\n  # end\n\n]# after\n",
        "a = [  # open\n  # above\n  \"b\",  # b\n  # again\n\n  \"c\",\n  \"d\",  # d\n  # end\n]  # after\n",
    );
    becomes("a = [\n# none\n]\n", "a = [\n  # none\n]\n");
    becomes(
        "a = {\n b = 1, # b\n # c\n cd = [ # d\n 1, ],\n}\n",
        "a = {\n  b = 1,  # b\n  # c\n  cd = [  # d\n    1,\n  ],\n}\n",
    );
    becomes("a = {\n b = 1,\n c = {},\n}\n", "a = { b = 1, c = {} }\n");
}

#[test]
fn line_ends_and_byte_order_mark_stay() {
    becomes("[plan]\r\n\r\nid='a'\r\n[[task]]\r\n", "[plan]\r\nid = \"a\"\r\n\r\n[[task]]\r\n");
    becomes("\u{feff}a=1\n", "\u{feff}a = 1\n");
    becomes("a=1\nb=2 # c", "a = 1\nb = 2  # c");
    becomes("\u{feff}a=1\r\nb=[1,\r\n2]", "\u{feff}a = 1\r\nb = [1, 2]");
    // Of mixed ends those that most lines have.
    becomes("a=1\r\nb=2\nc=3\n", "a = 1\nb = 2\nc = 3\n");
    becomes("a=1\r\nb=2\r\nc=\"\"\"\n\n\n\"\"\"\n", "a = 1\r\nb = 2\r\nc = \"\"\"\n\n\n\"\"\"\r\n");
    for text in ["", "\u{feff}"] {
        becomes(text, text);
        becomes(&format!("{text}\n \n"), text);
    }
}

#[test]
fn keys_have_quotes_only_where_they_are_needed() {
    becomes(
        "[x]\n\"a-b\" . 'c' = 1\n'' = 2\n'a b' = 3\n\"p/t\"=4\n\"\\u0061\" = 5\n",
        "[x]\na-b.c    = 1\n\"\"       = 2\n\"a b\"    = 3\n\"p/t\"    = 4\n\"\\u0061\" = 5\n",
    );
}

#[test]
fn a_text_that_is_not_toml_is_refused_with_its_findings() {
    let findings = canonical("[plan]\ntitle = Kế hoạch\n").unwrap_err();
    assert_eq!(findings[0].rule.name, "syntax");
}
