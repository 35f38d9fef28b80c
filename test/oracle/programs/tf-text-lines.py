"""tf.data.TextLineDataset: the lines of files."""
import tensorflow as tf

for name, text in [("one.txt", "Line 1\nLine 2\r\n\nLine 4\n"), ("two.csv", "a,b\n1,2\n3,4")]:
    with open(name, "w", newline="") as file:
        file.write(text)
lines = tf.data.TextLineDataset("one.txt")
print(lines, lines.element_spec)
print([line.numpy() for line in lines])
for batch in lines.batch(3):
    print(batch)
both = tf.data.TextLineDataset(["one.txt", "two.csv"])
print([line.numpy().decode() for line in both.skip(1).filter(lambda x: tf.strings.length(x) > 0).map(tf.strings.upper)])
rows = tf.data.TextLineDataset("two.csv").skip(1).map(lambda x: tf.strings.to_number(tf.strings.split(x, ",")))
print([row.numpy().tolist() for row in rows])
files = tf.data.Dataset.from_tensor_slices(["one.txt", "two.csv"])
print([line.numpy() for line in files.flat_map(lambda path: tf.data.TextLineDataset(path).take(1))])
