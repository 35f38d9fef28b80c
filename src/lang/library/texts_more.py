"""tf.strings: regular expressions, letters of texts, and words that stand side by side."""
import re
import tensorflow as tf
import _texts

# in _nowhere
def _each(x, f):
    """What becomes of every text, in tensors and in ragged ones."""
    if hasattr(x, "with_flat_values"):
        return x.with_flat_values(_each(x.flat_values, f))
    x = x if _texts.is_tensor(x) else tf.convert_to_tensor(x)
    return tf.convert_to_tensor(_texts.mapped(x._nested(), lambda t: f(t.decode())))


def _cut(x, f):
    x = x if _texts.is_tensor(x) else tf.convert_to_tensor(x)
    found = _texts.mapped(x._nested(), lambda t: f(t.decode()))
    return tf.convert_to_tensor(found) if len(x.shape) == 0 else tf.ragged.constant(found)


# in tf.strings
def regex_replace(input, pattern, rewrite, replace_global=True, name=None):
    known = re.compile(pattern)
    return _each(input, lambda t: known.sub(rewrite, t, count=0 if replace_global else 1))


def regex_full_match(input, pattern, name=None):
    known = re.compile(pattern)
    return _each(input, lambda t: known.fullmatch(t) is not None)


def unicode_split(input, input_encoding, errors="replace", replacement_char=65533, name=None):
    return _cut(input, lambda t: [c.encode() for c in t])


def unicode_decode(input, input_encoding, errors="replace", replacement_char=65533, replace_control_characters=False, name=None):
    return _cut(input, lambda t: [ord(c) for c in t])


def unicode_encode(input, output_encoding, errors="replace", replacement_char=65533, name=None):
    rows = input.to_list() if hasattr(input, "to_list") else tf.convert_to_tensor(input).numpy().tolist()
    if rows and isinstance(rows[0], int):
        return tf.constant("".join([chr(c) for c in rows]))
    return tf.constant(["".join([chr(c) for c in row]) for row in rows])


def ngrams(data, ngram_width, separator=" ", pad_values=None, padding_width=None, preserve_short_sequences=False, name=None):
    widths = list(ngram_width) if isinstance(ngram_width, (list, tuple)) else [ngram_width]
    pads = (pad_values, pad_values) if isinstance(pad_values, str) else pad_values
    ragged = hasattr(data, "to_list")
    rows = data.to_list() if ragged else _texts.mapped(tf.convert_to_tensor(data)._nested(), lambda t: t)
    one = bool(rows) and isinstance(rows[0], bytes)

    def of(row):
        found = []
        for n in widths:
            side = (n - 1 if padding_width is None else min(padding_width, n - 1)) if pads else 0
            words = [pads[0].encode()] * side + row + [pads[1].encode()] * side if pads else row
            made = [separator.encode().join(words[i:i + n]) for i in range(len(words) - n + 1)]
            found += made if made or not preserve_short_sequences or not row else [separator.encode().join(row)]
        return found
    made = [of(row) for row in ([rows] if one else rows)]
    if one:
        return tf.constant(made[0])
    return tf.ragged.constant(made) if ragged else tf.constant(made)


def format(template, inputs, placeholder="{}", summarize=3, name=None):
    inputs = inputs if isinstance(inputs, (list, tuple)) else (inputs,)
    text = template
    for x in inputs:
        x = tf.convert_to_tensor(x)
        shown = '"' + x.numpy().decode() + '"' if hasattr(x, "_texts") and len(x.shape) == 0 else str(x.numpy())
        text = text.replace(placeholder, shown, 1)
    return tf.constant(text)
