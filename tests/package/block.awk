# block.awk: the first fenced block of a Markdown file that begins with the line "want" and has "word" in it.
!inside && $0 == want { inside = 1; block = ""; found = 0; next }
inside && $0 == "```" { inside = 0; if (found) { printf "%s", block; exit } next }
inside { block = block $0 "\n"; if (index($0, word)) found = 1 }
