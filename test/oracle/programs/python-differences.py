import difflib
a="one two three\nfour five\nsix\nseven\neight\nnine\nten\n".splitlines(True); b="one two tree\nfour five!\nsix\nseven 7\neight\nextra\nten\neleven\n".splitlines(True)
print("".join(difflib.unified_diff(a,b,"x","y",n=1))); print("".join(difflib.context_diff(a,b,"x","y"))); print("".join(difflib.ndiff(a,b)))
s=difflib.SequenceMatcher(None," abcd","bcd abcd efgh"); print(s.ratio(), s.get_matching_blocks(), s.get_opcodes(), s.quick_ratio(), s.find_longest_match(0,5,0,9), s.real_quick_ratio())
print(difflib.get_close_matches("appel",["ape","apple","peach","puppy"]), difflib.get_close_matches("x",["y"]), list(difflib.restore(difflib.ndiff(a,b),2))==b)
d=difflib.Differ(); print(list(d.compare(["a","b","c"],["a","x","c"])))
