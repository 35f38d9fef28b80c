# Callbacks at all moments, schedules, losses and metrics of one's own, all optimizers.
import numpy as np, keras, tensorflow as tf
from keras import layers
x=np.linspace(-1,1,40).reshape(20,2).astype("float32")
y=(x@np.array([[1.],[2.]])).astype("float32")
def fresh(opt=None,**k):
    m=keras.Sequential([keras.Input((2,)),layers.Dense(1,kernel_initializer="zeros")])
    m.compile(opt or keras.optimizers.SGD(0.1),"mse",metrics=["mae"],**k)
    return m
class P(keras.callbacks.Callback):
    def on_train_begin(self,logs=None): print("train begin",list((logs or {}).keys()))
    def on_train_end(self,logs=None): print("train end",sorted((logs or {}).keys()))
    def on_epoch_begin(self,epoch,logs=None): print("epoch begin",epoch)
    def on_epoch_end(self,epoch,logs=None): print("epoch end",epoch,sorted(logs), self.params["epochs"], self.params["steps"], "%.4f"%float(self.model.optimizer.learning_rate))
    def on_test_begin(self,logs=None): print("test begin")
    def on_test_end(self,logs=None): print("test end",sorted(logs))
    def on_predict_begin(self,logs=None): print("predict begin")
    def on_predict_end(self,logs=None): print("predict end")
    def on_train_batch_begin(self,batch,logs=None): print("b",batch)
    def on_train_batch_end(self,batch,logs=None): print("e",batch,sorted(logs),"%.4f"%logs["loss"])
    def on_test_batch_end(self,batch,logs=None): print("t",batch,sorted(logs))
m=fresh()
m.fit(x,y,batch_size=10,epochs=2,verbose=0,shuffle=False,callbacks=[P()],validation_split=0.2)
m.evaluate(x,y,batch_size=10,verbose=0,callbacks=[P()])
m.predict(x,verbose=0,callbacks=[P()])
m=fresh()
h=m.fit(x,y,batch_size=20,epochs=4,verbose=0,callbacks=[keras.callbacks.LearningRateScheduler(lambda e,lr: lr if e<2 else lr*0.5,verbose=1)])
print({k:np.round(v,4).tolist() for k,v in h.history.items()})
m=fresh(keras.optimizers.SGD(0.9))
h=m.fit(x,y,batch_size=20,epochs=8,verbose=0,callbacks=[keras.callbacks.ReduceLROnPlateau(monitor="loss",factor=0.5,patience=1,verbose=1,min_lr=0.1,min_delta=0.5)])
print({k:np.round(v,4).tolist() for k,v in h.history.items()})
m=fresh()
m.fit(x,y,batch_size=20,epochs=2,verbose=0,callbacks=[keras.callbacks.CSVLogger("log.csv")])
print([l[:6] for l in open("log.csv").read().split("\n")])
m=fresh(keras.optimizers.SGD(1e30))
h=m.fit(x,y,batch_size=20,epochs=6,verbose=0,callbacks=[keras.callbacks.TerminateOnNaN()])
print(len(h.history["loss"]))
m=fresh()
h=m.fit(x,y,batch_size=20,epochs=50,verbose=0,callbacks=[keras.callbacks.EarlyStopping(monitor="loss",patience=2,min_delta=0.01)])
print(len(h.epoch))
m=fresh()
h=m.fit(x,y,batch_size=20,epochs=3,verbose=0,callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=lambda e,l: print(e,"%.4f"%l["loss"]), on_train_begin=lambda l: print("go"))])
for s in [keras.optimizers.schedules.ExponentialDecay(0.1,10,0.5), keras.optimizers.schedules.PiecewiseConstantDecay([5,10],[1.,0.5,0.1]), keras.optimizers.schedules.CosineDecay(0.1,20), keras.optimizers.schedules.CosineDecay(0.0,20,warmup_target=0.1,warmup_steps=5), keras.optimizers.schedules.PolynomialDecay(0.1,20,0.01,power=2), keras.optimizers.schedules.InverseTimeDecay(0.1,5,0.5), keras.optimizers.schedules.CosineDecayRestarts(0.1,8)]:
    print(type(s).__name__, [round(float(s(i)),5) for i in [0,3,7,12,25]])
class MySched(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial): self.initial=initial
    def __call__(self, step): return self.initial/(tf.cast(step,tf.float32)+1)
m=fresh(keras.optimizers.SGD(MySched(0.1)))
h=m.fit(x,y,batch_size=10,epochs=2,verbose=0,shuffle=False)
print(np.round(h.history["loss"],4), round(float(m.optimizer.learning_rate),4))
def my_loss(t,p): return tf.reduce_mean(tf.abs(t-p)**1.5,axis=-1)
def my_metric(t,p): return tf.reduce_max(tf.abs(t-p))
class MyLoss(keras.losses.Loss):
    def __init__(self,d=1.,**k):
        super().__init__(**k)
        self.d=d
    def call(self,t,p): return tf.reduce_mean(tf.where(tf.abs(t-p)<self.d, (t-p)**2, 2*tf.abs(t-p)),-1)
class MyMetric(keras.metrics.Metric):
    def __init__(self,name="mm",**k):
        super().__init__(name=name,**k)
        self.s=self.add_weight(name="s",initializer="zeros")
        self.n=self.add_weight(name="n",initializer="zeros")
    def update_state(self,t,p,sample_weight=None):
        self.s.assign_add(tf.reduce_sum(tf.abs(t-p)))
        self.n.assign_add(tf.cast(tf.size(t),tf.float32))
    def result(self): return self.s/self.n
m=fresh()
m.compile("sgd",my_loss,metrics=[my_metric,MyMetric(),keras.metrics.RootMeanSquaredError(),"mse"])
h=m.fit(x,y,batch_size=10,epochs=2,verbose=0,shuffle=False)
print({k:np.round(v,4).tolist() for k,v in h.history.items()})
m=fresh()
m.compile("adam",MyLoss(0.5))
h=m.fit(x,y,batch_size=10,epochs=2,verbose=0,shuffle=False)
print({k:np.round(v,4).tolist() for k,v in h.history.items()})
m=fresh()
print(m.train_on_batch(x,y), [round(float(v),4) for v in m.test_on_batch(x,y)], m.predict_on_batch(x[:2]).shape, {k:round(float(v),4) for k,v in m.train_on_batch(x,y,return_dict=True).items()})
print(m.metrics_names, [type(v).__name__ for v in m.metrics])
print(m.evaluate(x,y,verbose=0,sample_weight=np.linspace(0,1,20))[0].__class__, np.round(m.evaluate(x,y,verbose=0,sample_weight=np.linspace(0,1,20)),4))
m.compile("sgd","mse",metrics=["mae"],loss_weights=0.5)
print(np.round(m.evaluate(x,y,verbose=0),4))
for o in ["sgd","adam","rmsprop","adagrad","adadelta","adamax","nadam","ftrl","adamw","lion"]:
    m=fresh(o)
    h=m.fit(x,y,batch_size=10,epochs=3,verbose=0,shuffle=False)
    print(o,np.round(h.history["loss"],4).tolist())
