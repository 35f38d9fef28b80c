import tensorflow as tf, numpy as np
v = tf.Variable(["a", "b"]); print(v); v.assign(["c", "d"]); print(v, v.dtype, v[0]); v[0].assign("zz"); print(v.numpy())
s = tf.Variable("hello"); print(s); s.assign("world"); print(s.numpy(), tf.strings.length(s))
t = tf.TensorShape(None); print(t, t.rank, repr(t)); print(tf.TensorShape([None, 3]), tf.TensorShape([None, 3]).as_list(), tf.TensorShape([2, 3]).is_compatible_with([None, 3]), tf.TensorShape([None, 3]).num_elements(), tf.TensorShape([2]).concatenate([3]), tf.TensorShape([2, None]).merge_with([None, 4]), tf.TensorShape([1, 2]) == [1, 2], tf.TensorShape(None).is_fully_defined(), tf.TensorShape([2, 3])[1:])
class SimpleModule(tf.Module):
    def __init__(self, name=None):
        super().__init__(name=name); self.a_variable = tf.Variable(5.0, name="train_me"); self.non_trainable_variable = tf.Variable(5.0, trainable=False, name="do_not_train_me")
    def __call__(self, x): return self.a_variable * x + self.non_trainable_variable
m = SimpleModule(name="simple"); print(m(tf.constant(5.0)), m.trainable_variables, m.variables)
class FlexibleDenseModule(tf.Module):
    def __init__(self, out_features, name=None):
        super().__init__(name=name); self.is_built = False; self.out_features = out_features
    @tf.function
    def __call__(self, x):
        if not self.is_built:
            self.w = tf.Variable(tf.ones([x.shape[-1], self.out_features]), name='w'); self.b = tf.Variable(tf.zeros([self.out_features]), name='b'); self.is_built = True
        return tf.nn.relu(tf.matmul(x, self.w) + self.b)
class MySequentialModule(tf.Module):
    def __init__(self, name=None):
        super().__init__(name=name); self.dense_1 = FlexibleDenseModule(out_features=3); self.dense_2 = FlexibleDenseModule(out_features=2)
    def __call__(self, x): return self.dense_2(self.dense_1(x))
mm = MySequentialModule(name="the_model"); print(mm(tf.constant([[2.0, 2.0, 2.0]]))); print(len(mm.submodules), len(mm.variables))
