import logging, sys, os, io
h=logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("[%(levelname)-8s] %(name)s:%(lineno)d %(funcName)s %(message)s"))
log=logging.getLogger("app.db"); log.addHandler(h); log.setLevel("DEBUG"); log.propagate=False
def work():
    log.debug("x=%s y=%d","a",3); log.info("dict %(a)s",{"a":1}); log.warning("no args %"); log.error("err"); log.critical("c")
work()
print(log, log.parent, logging.getLogger("app"), log.parent.name, logging.getLogger("app.db") is log, log.getChild("q").name, h, log.handlers==[h])
logging.getLogger("app").setLevel(logging.ERROR); print(logging.getLogger("app.other").getEffectiveLevel(), logging.getLogger("app.other").isEnabledFor(30))
class F(logging.Filter):
    def filter(self,r): return "secret" not in r.getMessage()
h.addFilter(F()); log.info("secret thing"); log.info("public"); h.setLevel(logging.ERROR); log.info("not now"); h.setLevel(0)
try: 1/0
except ZeroDivisionError as e: log.exception("failed"[:6]) if False else log.error("caught %s", e)
buf=io.StringIO(); h2=logging.StreamHandler(buf); h2.setFormatter(logging.Formatter("{levelname} {message} {extra_thing}",style="{")); log.addHandler(h2)
log.warning("hi",extra={"extra_thing":5}); print(repr(buf.getvalue())); log.removeHandler(h2)
logging.addLevelName(15,"TRACE"); log.log(15,"traced"); print(logging.getLevelName(15), logging.getLevelName("INFO"), logging.getLevelName(33))
class ListHandler(logging.Handler):
    def __init__(self): super().__init__(); self.rows=[]
    def emit(self,record): self.rows.append((record.levelname,self.format(record)))
lh=ListHandler(); log.addHandler(lh); log.info("kept %d",1); print(lh.rows)
a=logging.LoggerAdapter(log,{"user":"bob"}); a.info("adapted")
try: log.setLevel("NOPE")
except ValueError as e: print(e)
logging.basicConfig(level=logging.DEBUG,stream=sys.stdout,format="%(levelname)s|%(message)s"); logging.debug("root"); logging.getLogger("zzz").info("up"); print(logging.root.handlers, logging.getLogger())
logging.basicConfig(level=logging.ERROR,stream=sys.stdout,force=True); logging.error("plain"); logging.warning("no")
print(lh, logging.NullHandler().level)
