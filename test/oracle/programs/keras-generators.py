# Autoencoders, adversaries, borrowed layers, twins, and what models refuse.
import numpy as np, tensorflow as tf, keras
from keras import layers
def init(m):
    for w in m.weights:
        n=int(np.prod(w.shape))
        if w.dtype in ("float32",tf.float32) and "moving" not in w.path: w.assign(np.linspace(-0.3,0.4,n).reshape(w.shape) if n>1 else np.zeros(w.shape))
x=np.linspace(-1,1,64).reshape(16,4).astype("float32")
class Sampling(layers.Layer):
    def call(self, inputs):
        m,v=inputs
        return m+tf.exp(0.5*v)*0.1
class VAE(keras.Model):
    def __init__(self, encoder, decoder, **kw):
        super().__init__(**kw)
        self.encoder=encoder
        self.decoder=decoder
        self.total_loss_tracker=keras.metrics.Mean(name="total_loss")
        self.kl_loss_tracker=keras.metrics.Mean(name="kl_loss")
    @property
    def metrics(self): return [self.total_loss_tracker,self.kl_loss_tracker]
    def call(self,x): return self.decoder(self.encoder(x)[2])
    def train_step(self,data):
        with tf.GradientTape() as tape:
            z_mean,z_log_var,z=self.encoder(data)
            r=self.decoder(z)
            rl=tf.reduce_mean(tf.reduce_sum(tf.square(data-r),axis=1))
            kl=-0.5*(1+z_log_var-tf.square(z_mean)-tf.exp(z_log_var))
            kl=tf.reduce_mean(tf.reduce_sum(kl,axis=1))
            total=rl+kl
        grads=tape.gradient(total,self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads,self.trainable_weights))
        self.total_loss_tracker.update_state(total)
        self.kl_loss_tracker.update_state(kl)
        return {"loss":self.total_loss_tracker.result(),"kl_loss":self.kl_loss_tracker.result()}
i=keras.Input((4,))
h=layers.Dense(8,activation="relu")(i)
zm=layers.Dense(2,name="z_mean")(h)
zv=layers.Dense(2,name="z_log_var")(h)
z=Sampling()([zm,zv])
enc=keras.Model(i,[zm,zv,z],name="encoder")
li=keras.Input((2,))
dec=keras.Model(li,layers.Dense(4)(layers.Dense(8,activation="relu")(li)),name="decoder")
init(enc)
init(dec)
vae=VAE(enc,dec)
vae.compile(optimizer=keras.optimizers.Adam(0.01))
h=vae.fit(x,epochs=3,batch_size=8,shuffle=False,verbose=0)
print({k:np.round(v,4).tolist() for k,v in h.history.items()})
print(np.round(vae.predict(x[:2],verbose=0),4).tolist())
class GAN(keras.Model):
    def __init__(self,d,g):
        super().__init__()
        self.discriminator=d
        self.generator=g
        self.d_loss_tracker=keras.metrics.Mean(name="d_loss")
        self.g_loss_tracker=keras.metrics.Mean(name="g_loss")
    def compile(self,d_optimizer,g_optimizer,loss_fn):
        super().compile()
        self.d_optimizer=d_optimizer
        self.g_optimizer=g_optimizer
        self.loss_fn=loss_fn
    @property
    def metrics(self): return [self.d_loss_tracker,self.g_loss_tracker]
    def train_step(self,real):
        n=tf.shape(real)[0]
        noise=tf.ones((n,2))*0.3
        fake=self.generator(noise)
        both=tf.concat([fake,real],0)
        labels=tf.concat([tf.ones((n,1)),tf.zeros((n,1))],0)
        with tf.GradientTape() as t: dl=self.loss_fn(labels,self.discriminator(both))
        gr=t.gradient(dl,self.discriminator.trainable_weights)
        self.d_optimizer.apply_gradients(zip(gr,self.discriminator.trainable_weights))
        with tf.GradientTape() as t: gl=self.loss_fn(tf.zeros((n,1)),self.discriminator(self.generator(noise)))
        gr=t.gradient(gl,self.generator.trainable_weights)
        self.g_optimizer.apply_gradients(zip(gr,self.generator.trainable_weights))
        self.d_loss_tracker.update_state(dl)
        self.g_loss_tracker.update_state(gl)
        return {"d_loss":self.d_loss_tracker.result(),"g_loss":self.g_loss_tracker.result()}
d=keras.Sequential([keras.Input((4,)),layers.Dense(6),layers.LeakyReLU(negative_slope=0.2),layers.Dense(1)])
g=keras.Sequential([keras.Input((2,)),layers.Dense(6,activation="tanh"),layers.Dense(4)])
init(d)
init(g)
gan=GAN(d,g)
gan.compile(keras.optimizers.Adam(0.01),keras.optimizers.Adam(0.02),keras.losses.BinaryCrossentropy(from_logits=True))
h=gan.fit(x,epochs=2,batch_size=8,shuffle=False,verbose=0)
print({k:np.round(v,4).tolist() for k,v in h.history.items()})
h=gan.fit(tf.data.Dataset.from_tensor_slices(x).batch(8),epochs=1,verbose=0)
print({k:np.round(v,4).tolist() for k,v in h.history.items()})
# transfer learning
base=keras.Sequential([keras.Input((4,)),layers.Dense(6,activation="relu"),layers.BatchNormalization()],name="base")
init(base)
base.trainable=False
i=keras.Input((4,))
o=layers.Dense(1)(base(i,training=False))
t=keras.Model(i,o)
init(t)
t.compile("sgd","mse")
b=base.get_weights()
t.fit(x,x[:,:1],epochs=2,verbose=0,batch_size=8,shuffle=False)
print(all(np.allclose(p,q) for p,q in zip(b,base.get_weights())), len(t.trainable_weights), len(t.non_trainable_weights))
base.trainable=True
print(len(t.trainable_weights))
for l in base.layers[:-1]: l.trainable=False
print(len(t.trainable_weights), [l.name for l in t.layers], t.get_layer("base").name, [l.trainable for l in base.layers])
# add_loss, endpoints, siamese
e=keras.Sequential([keras.Input((4,)),layers.Dense(3)])
init(e)
a=keras.Input((4,))
b=keras.Input((4,))
dist=layers.Lambda(lambda v: tf.reduce_sum(tf.square(v[0]-v[1]),axis=1,keepdims=True))([e(a),e(b)])
sm=keras.Model([a,b],dist)
sm.compile("sgd","mse")
print(np.round(sm.fit([x,x[::-1].copy()],np.ones((16,1)),epochs=2,batch_size=16,verbose=0).history["loss"],4))
print(np.round(sm.predict([x[:1],x[1:2]],verbose=0),4))
class WithVar(layers.Layer):
    def __init__(self):
        super().__init__()
        self.scale=self.add_weight(shape=(),initializer="ones",name="scale")
        self.raw=tf.Variable(2.0)
    def call(self,x): return x*self.scale*self.raw
w=WithVar()
w(x)
print(len(w.weights), len(w.trainable_weights))
s=keras.Sequential()
s.add(keras.Input((4,)))
s.add(layers.Dense(2,name="a"))
s.add(layers.Dropout(0.1))
s.add(layers.Dense(1))
print(len(s.layers), s.layers[0].name, s.input_shape, s.output_shape)
s.pop()
print(s.output_shape, len(s.weights))
c=keras.models.clone_model(s)
print(c.count_params())
try: keras.Sequential([layers.Dense(1)]).weights and None; keras.Sequential([layers.Dense(1)]).summary
except Exception as ex: print(type(ex).__name__)
m=keras.Sequential([layers.Dense(2)])
print(m.built, len(m.weights))
m.build((None,4))
print(m.built, len(m.weights), m.layers[0].kernel.shape)
for bad in [lambda: t.fit(x,x[:5]), lambda: layers.Dense(-1), lambda: layers.Dense(3)(np.ones(3)), lambda: keras.Model(), lambda: t.get_layer("nope"), lambda: t.compile("nope"), lambda: t.compile("sgd","nope"), lambda: s.add(3), lambda: layers.Dropout(2), lambda: layers.Dense(2,activation="nope"), lambda: layers.Dense(2,foo=1), lambda: keras.Model(i,o).fit(x,x), lambda: layers.concatenate([np.ones((2,3)),np.ones((3,3))]), lambda: keras.Input()]:
    try: bad(); print("ok")
    except Exception as ex: print(type(ex).__name__, str(ex).split("\n")[0][:100])
m=keras.Sequential([keras.Input((4,)),layers.Dense(1,kernel_initializer="ones")])
m.compile("sgd","mse",metrics=["mae"])
h=m.fit(x,x[:,:1],epochs=1,batch_size=8,shuffle=False,verbose=0)
m.reset_metrics() if False else None
print(m.optimizer.get_config()["name"], m.loss, m.optimizer.iterations.numpy(), type(m.history).__name__)
