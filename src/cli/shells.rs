//! What a shell runs to complete a command line: it asks pargo itself, so that a script never falls behind.
//!
//! pargo answers with one candidate a line, a tab, and a few words about it. Where it has none, the shell
//! completes the names of files.

use clap::ValueEnum;

/// A shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(alias = "pwsh")]
    Powershell,
    Elvish,
}

impl Shell {
    /// The script.
    pub fn script(self) -> &'static str {
        match self {
            Shell::Bash => BASH,
            Shell::Zsh => ZSH,
            Shell::Fish => FISH,
            Shell::Powershell => POWERSHELL,
            Shell::Elvish => ELVISH,
        }
    }
}

/// Names hold spaces: they are escaped unless a quote is open.
const BASH: &str = r#"# pargo completions bash
_pargo() {
    local line value program=${COMP_WORDS[0]/#\~/$HOME}
    COMPREPLY=()
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        case ${COMP_WORDS[COMP_CWORD]} in
            \"* | \'*) ;;
            *) printf -v value %q "$value" ;;
        esac
        COMPREPLY+=("$value")
    done < <("$program" completions --word "$COMP_CWORD" -- "${COMP_WORDS[@]}" 2>/dev/null)
}
complete -o default -F _pargo pargo pargo.exe
"#;

/// `-U`: pargo has chosen already, without regard to diacritics, which zsh would refuse.
const ZSH: &str = r#"#compdef pargo
# pargo completions zsh
_pargo() {
    local line value
    local -a values shown
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        values+=("$value")
        [[ $line == *$'\t'?* ]] && value+="  -- ${line#*$'\t'}"
        shown+=("$value")
    done < <("${(Q)words[1]/#\~/$HOME}" completions --word $((CURRENT - 1)) -- "${(@Q)words}" 2>/dev/null)
    if (( $#values )); then
        compadd -U -V pargo -l -d shown -- "${values[@]}"
    else
        _files
    fi
}
if [[ ${funcstack[1]} == _pargo ]]; then
    _pargo "$@"
else
    compdef _pargo pargo
fi
"#;

const FISH: &str = r#"# pargo completions fish
function __pargo_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l current (commandline --current-token --cut-at-cursor)
    set -l found (command pargo completions --word (count $words) -- $words $current 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path "$current"
    end
end
complete --command pargo --no-files --arguments '(__pargo_complete)'
"#;

/// Windows PowerShell reads the output of programs in an old code page, and drops empty words.
const POWERSHELL: &str = r#"# pargo completions powershell
Register-ArgumentCompleter -Native -CommandName pargo -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @(foreach ($element in $commandAst.CommandElements) {
        if ($element.Extent.StartOffset -lt $cursorPosition) {
            $element.Extent.Text.Replace('"', '').Replace("'", '')
        }
    })
    $at = if ("$wordToComplete" -eq '') { $words.Count } else { $words.Count - 1 }
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
        $found = @(& $words[0] completions --word $at '--' $words 2>$null)
    } finally {
        [Console]::OutputEncoding = $before
    }
    foreach ($line in $found) {
        $value, $about = $line -split "`t", 2
        if (-not $about) { $about = $value }
        $text = $value
        if ($value -match '[^\p{L}\p{M}\p{N}_./:=-]') {
            # Printed apostrophes end a string as well.
            $text = "'" + ($value -replace "['\u2018-\u201b]", '$0$0') + "'"
        }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $about)
    }
}
"#;

const ELVISH: &str = r#"# pargo completions elvish
use str
set edit:completion:arg-completer[pargo] = {|@words|
    var found = []
    try {
        set found = [((external $words[0]) completions --word (- (count $words) 1) -- $@words 2>&- | from-lines)]
    } catch error { }
    for line $found {
        var parts = [(str:split &max=2 "\t" $line)]
        if (and (> (count $parts) 1) (not-eq $parts[1] '')) {
            edit:complex-candidate $parts[0] &display=$parts[0]'  '$parts[1]
        } else {
            put $parts[0]
        }
    }
    if (eq $found []) {
        edit:complete-filename $words[-1]
    }
}
"#;
