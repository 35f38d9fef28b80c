# What learners of TensorFlow write: modules, functions, gradients, ragged rows, strings, pictures.
import numpy as np, tensorflow as tf, keras
# linear regression from scratch
X=tf.constant(np.linspace(-1,1,20).reshape(20,1).astype("float32"))
y=3*X+2
class LinReg(tf.Module):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.w=tf.Variable([[0.5]],name="w")
        self.b=tf.Variable(0.0,name="b")
    @tf.function
    def __call__(self,x): return x@self.w+self.b
m=LinReg()
for e in range(3):
    with tf.GradientTape() as tape: loss=tf.reduce_mean(tf.square(m(X)-y))
    dw,db=tape.gradient(loss,[m.w,m.b])
    m.w.assign_sub(0.1*dw)
    m.b.assign_sub(0.1*db)
    print(e,"%.4f"%loss.numpy())
print([v.name for v in m.trainable_variables], m.w.numpy())
# class dense from scratch in tf.Module with build-on-call
class Flex(tf.Module):
    def __init__(self,out,name=None):
        super().__init__(name=name)
        self.is_built=False
        self.out=out
    def __call__(self,x):
        if not self.is_built:
            self.w=tf.Variable(tf.ones([x.shape[-1],self.out]),name="w")
            self.b=tf.Variable(tf.zeros([self.out]),name="b")
            self.is_built=True
        return tf.nn.relu(tf.matmul(x,self.w)+self.b)
f=Flex(3,name="flex")
print(f(tf.constant([[1.,2.]])), [ (v.name,v.shape) for v in f.variables], f.submodules)
# tf.function
@tf.function
def fib(n):
    a,b=0,1
    for i in tf.range(n): a,b=b,a+b
    return a
print(fib(tf.constant(10)).numpy())
@tf.function
def collatz(n):
    c=tf.constant(0)
    while n!=1:
        if n%2==0: n=n//2
        else: n=3*n+1
        c+=1
    return c
print(collatz(tf.constant(27)).numpy())
@tf.function(input_signature=[tf.TensorSpec(shape=[None],dtype=tf.float32)])
def cube(z): return tf.pow(z,3)
print(cube(tf.constant([1.,2.])).numpy(), cube.pretty_printed_concrete_signatures() if False else "")
@tf.function
def tracing(x):
    print("Tracing",x.dtype.name)
    return x+1
tracing(tf.constant(1))
tracing(tf.constant(2))
tracing(tf.constant(1.0))
ta=tf.TensorArray(tf.float32,size=3)
for i in range(3): ta=ta.write(i,float(i)**2)
print(ta.stack().numpy())
# gradients
x=tf.Variable(3.0)
with tf.GradientTape(persistent=True) as t:
    with tf.GradientTape() as t1: yy=x**3
    g=t1.gradient(yy,x)
print(t.gradient(g,x).numpy())
x=tf.constant([[1.,2.],[3.,4.]])
with tf.GradientTape() as t:
    t.watch(x)
    z=tf.matmul(x,x)
print(t.jacobian(z,x).shape)
@tf.custom_gradient
def clip(x):
    def g(dy): return tf.clip_by_norm(dy,0.5)
    return tf.identity(x),g
v=tf.Variable(2.0)
with tf.GradientTape() as t: o=clip(v*v)
print(t.gradient(o,v).numpy())
grads=[tf.constant([3.,4.]),tf.constant([0.])]
print([g.numpy().tolist() for g in tf.clip_by_global_norm(grads,1.0)[0]], tf.linalg.global_norm(grads).numpy())
# softmax regression
W=tf.Variable(tf.zeros((4,3)))
b=tf.Variable(tf.zeros(3))
D=tf.constant(np.random.RandomState(1).rand(12,4).astype("float32"))
T=tf.one_hot(np.arange(12)%3,3)
opt=keras.optimizers.Adam(0.1)
for i in range(5):
    with tf.GradientTape() as t: L=tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=T,logits=D@W+b))
    opt.apply_gradients(zip(t.gradient(L,[W,b]),[W,b]))
print("%.4f"%L.numpy(), tf.argmax(D@W+b,1).numpy()[:5], opt.iterations.numpy(), opt.learning_rate.numpy())
# ragged, strings, images
rt=tf.ragged.constant([[1,2],[3],[]])
print(rt, rt.shape, rt.to_tensor().numpy().tolist(), tf.reduce_sum(rt,axis=1).numpy(), rt.row_lengths().numpy())
print(tf.strings.split("a b c").numpy(), tf.strings.length(["abc","d"]).numpy(), tf.strings.join(["a","b"],separator="-").numpy())
img=tf.reshape(tf.range(24,dtype=tf.float32),(2,4,3))
print(tf.image.flip_left_right(img).numpy()[0,0], tf.image.resize(img,(4,2)).shape, tf.image.rgb_to_grayscale(img).numpy().ravel()[:2].round(3), tf.image.central_crop(img,0.5).shape, tf.image.adjust_brightness(img,1.).numpy()[0,0])
print(tf.math.confusion_matrix([0,1,2],[0,2,2]).numpy().tolist(), tf.math.segment_sum([1,2,3],[0,0,1]).numpy(), tf.unique([1,2,1])[0].numpy(), tf.where([True,False,True]).numpy().ravel(), tf.boolean_mask([1,2,3],[True,False,True]).numpy(), tf.math.top_k([3,1,2],2))
print(tf.linalg.svd(tf.constant([[3.,0.],[0.,2.]]))[0].numpy(), tf.linalg.eigh([[2.,0.],[0.,1.]])[0].numpy(), tf.einsum("ij,jk->ik",x,x).numpy().tolist(), tf.tensordot(x,x,1).numpy().tolist(), tf.linalg.inv(x).numpy().round(3).tolist(), tf.norm(x).numpy().round(4))
s=tf.sparse.SparseTensor(indices=[[0,1],[1,0]],values=[1.,2.],dense_shape=[2,2])
print(tf.sparse.to_dense(s).numpy().tolist())
print(tf.config.list_physical_devices("GPU"), tf.executing_eagerly(), tf.__version__[:2])
tf.debugging.assert_equal(1,1)
try: tf.debugging.assert_equal(1,2)
except tf.errors.InvalidArgumentError as e: print("unequal")
try: tf.matmul(tf.ones((2,3)),tf.ones((2,3)))
except tf.errors.InvalidArgumentError as e: print(str(e)[:90])
with tf.device("/CPU:0"): print(tf.constant(1).device[-5:])
print(tf.cast(tf.random.stateless_uniform([2],seed=[1,2])*10,tf.int32).numpy(), tf.random.stateless_normal([2],[1,2]).numpy().round(4))
tf.random.set_seed(5)
print(tf.random.uniform([2]).numpy().round(4), tf.random.normal([2]).numpy().round(4))
v, w = tf.Variable([[0, 1, 2], [3, 4, 5]]), tf.Variable([[0., 1, 2], [3, 4, 5]])
for other in ([[1., 2, 3], [4, 5, 6]], 1.5, w, tf.constant([[1., 2, 3], [4, 5, 6]]), [1, 2]):
    try: v.assign(other)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
