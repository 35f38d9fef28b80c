import logging
import sys

logger = logging.getLogger("train")
logger.info("not heard")
print(logger.getEffectiveLevel(), logger.isEnabledFor(logging.WARNING), logging.getLogger("train") is logger)
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="[%(levelname)s] %(name)s: %(message)s")
logging.info("epoch %d of %d", 1, 3)
logger.warning("loss %.3f is %s", 0.5, "high")
logger.debug("not heard")
logger.setLevel(logging.DEBUG)
logger.debug("lr=%(lr)s", {"lr": 0.1})
logging.basicConfig(format="never %(message)s")
logging.error("still as before")
logging.disable(logging.ERROR)
logger.error("not heard")
logging.critical("heard")
logging.disable(logging.NOTSET)
logger.log(logging.INFO, {"a": 1})
print("to stdout", file=sys.stdout)
print("a", "b", sep="-", end="!\n", file=sys.stdout)


class Twice:
    def write(self, text):
        sys.stdout.write(text + text)


print("echo", file=Twice())
try:
    print("x", file=3)
except AttributeError as e:
    print(e)
try:
    sys.exit("why")
except SystemExit as e:
    print(repr(e.code))
