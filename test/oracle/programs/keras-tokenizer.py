# Texts to numbers as tutorials on language do it.
import numpy as np
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer, text_to_word_sequence, tokenizer_from_json

texts = ["The cat sat on the mat.", "The dog ate my homework!", "cat, dog & cat", ""]
print(text_to_word_sequence("Good news: it's (really) fine"))
t = Tokenizer()
t.fit_on_texts(texts)
print(t.word_index, t.document_count)
print(dict(t.word_counts), t.index_word[1], sorted(t.word_docs.items()), sorted(t.index_docs.items()))
sequences = t.texts_to_sequences(texts)
print(sequences, t.sequences_to_texts(sequences))
print(pad_sequences(sequences, maxlen=4, padding="post").tolist())
for mode in ["binary", "count", "freq", "tfidf"]:
    print(mode, np.round(t.texts_to_matrix(texts, mode=mode), 6).tolist())

few = Tokenizer(num_words=4, oov_token="<OOV>")
few.fit_on_texts(texts)
print(few.word_index, few.texts_to_sequences(["the cat saw a dog"]), few.sequences_to_texts([[2, 3, 9]]))
print(few.texts_to_matrix(["the cat saw the cat"], mode="count").tolist())
letters = Tokenizer(char_level=True, filters="", lower=False)
letters.fit_on_texts(["hello", "Hey"])
print(letters.word_index, letters.texts_to_sequences(["Hello y"]))
listed = Tokenizer()
listed.fit_on_texts([["A", "b"], ["a"]])
print(listed.word_index)
again = tokenizer_from_json(t.to_json())
print(again.word_index == t.word_index, again.texts_to_sequences(["a cat"]), again.index_word[2])
try:
    Tokenizer().texts_to_matrix(["a"])
except ValueError as e:
    print(e)
