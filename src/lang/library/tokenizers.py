"""tf.keras.preprocessing.text: texts to words, words to numbers by how often they come."""
import collections
import numpy as np

# in _nowhere
_FILTERS = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"


# in tf.keras.preprocessing.text
def text_to_word_sequence(input_text, filters=_FILTERS, lower=True, split=" "):
    if lower:
        input_text = input_text.lower()
    for c in filters:
        input_text = input_text.replace(c, split)
    return [word for word in input_text.split(split) if word]


class Tokenizer:
    __module__ = "keras.src.legacy.preprocessing.text"

    def __init__(self, num_words=None, filters=_FILTERS, lower=True, split=" ", char_level=False, oov_token=None,
                 analyzer=None, **kwargs):
        self.num_words, self.filters, self.lower, self.split = num_words, filters, lower, split
        self.char_level, self.oov_token, self.analyzer = char_level, oov_token, analyzer
        self.word_counts = collections.OrderedDict()
        self.word_docs = collections.defaultdict(int)
        self.index_docs = collections.defaultdict(int)
        self.word_index = {}
        self.index_word = {}
        self.document_count = 0

    def _words(self, text):
        if self.char_level or isinstance(text, list):
            if self.lower:
                text = [c.lower() for c in text] if isinstance(text, list) else text.lower()
            return text
        if self.analyzer is not None:
            return self.analyzer(text)
        return text_to_word_sequence(text, filters=self.filters, lower=self.lower, split=self.split)

    def fit_on_texts(self, texts):
        for text in texts:
            self.document_count += 1
            words = self._words(text)
            for word in words:
                self.word_counts[word] = self.word_counts.get(word, 0) + 1
            for word in set(words):
                self.word_docs[word] += 1
        often = sorted(self.word_counts.items(), key=lambda pair: pair[1], reverse=True)
        first = [] if self.oov_token is None else [self.oov_token]
        self.word_index = {word: i + 1 for i, word in enumerate(first + [word for word, _ in often])}
        self.index_word = {i: word for word, i in self.word_index.items()}
        for word, count in self.word_docs.items():
            self.index_docs[self.word_index[word]] = count

    def fit_on_sequences(self, sequences):
        self.document_count += len(sequences)
        for sequence in sequences:
            for i in set(sequence):
                self.index_docs[i] += 1

    def texts_to_sequences(self, texts):
        return list(self.texts_to_sequences_generator(texts))

    def texts_to_sequences_generator(self, texts):
        unknown = self.word_index.get(self.oov_token)
        for text in texts:
            found = []
            for word in self._words(text):
                i = self.word_index.get(word)
                if i is None or self.num_words and i >= self.num_words:
                    i = unknown
                if i is not None:
                    found.append(i)
            yield found

    def sequences_to_texts(self, sequences):
        return list(self.sequences_to_texts_generator(sequences))

    def sequences_to_texts_generator(self, sequences):
        unknown = self.word_index.get(self.oov_token)
        for sequence in sequences:
            found = []
            for number in sequence:
                word = self.index_word.get(number)
                if word is None or self.num_words and number >= self.num_words:
                    word = None if unknown is None else self.index_word[unknown]
                if word is not None:
                    found.append(word)
            yield " ".join(found)

    def texts_to_matrix(self, texts, mode="binary"):
        return self.sequences_to_matrix(self.texts_to_sequences(texts), mode=mode)

    def sequences_to_matrix(self, sequences, mode="binary"):
        if not self.num_words and not self.word_index:
            raise ValueError("Specify a dimension (`num_words` argument), or fit on some text data first.")
        size = self.num_words or len(self.word_index) + 1
        if mode == "tfidf" and not self.document_count:
            raise ValueError("Fit the Tokenizer on some data before using tfidf mode.")
        found = np.zeros((len(sequences), size))
        for row, sequence in enumerate(sequences):
            counts = collections.Counter([i for i in sequence if i < size])
            for i, count in counts.items():
                if mode == "count":
                    found[row, i] = count
                elif mode == "freq":
                    found[row, i] = count / len(sequence)
                elif mode == "binary":
                    found[row, i] = 1
                elif mode == "tfidf":
                    seldom = np.log(1 + self.document_count / (1 + self.index_docs.get(i, 0)))
                    found[row, i] = (1 + np.log(count)) * seldom
                else:
                    raise ValueError("Unknown vectorization mode:", mode)
        return found

    def get_config(self):
        import json
        return {"num_words": self.num_words, "filters": self.filters, "lower": self.lower, "split": self.split,
                "char_level": self.char_level, "oov_token": self.oov_token, "document_count": self.document_count,
                "word_counts": json.dumps(self.word_counts), "word_docs": json.dumps(self.word_docs),
                "index_docs": json.dumps(self.index_docs), "index_word": json.dumps(self.index_word),
                "word_index": json.dumps(self.word_index)}

    def to_json(self, **kwargs):
        import json
        return json.dumps({"class_name": "Tokenizer", "config": self.get_config()}, **kwargs)


def tokenizer_from_json(json_string):
    import json
    config = json.loads(json_string)["config"]
    kept = {key: json.loads(config.pop(key)) for key in ("word_counts", "word_docs", "index_docs", "index_word", "word_index")}
    made = Tokenizer(**{key: config[key] for key in config if key != "document_count"})
    made.document_count = config["document_count"]
    made.word_counts, made.word_docs, made.word_index = kept["word_counts"], kept["word_docs"], kept["word_index"]
    made.index_docs = {int(i): n for i, n in kept["index_docs"].items()}
    made.index_word = {int(i): word for i, word in kept["index_word"].items()}
    return made
