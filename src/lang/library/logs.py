"""Python's logging: loggers in a tree, what handles their records, and how these are written."""
import _tensh
import os
import string
import sys
import time
import traceback

# in _nowhere
_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_numbers = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0}
_loggers = {}
_began = time.time()


def _level_of(level):
    if isinstance(level, int):
        return level
    if isinstance(level, str):
        if level not in _numbers:
            raise ValueError(f"Unknown level: {level!r}")
        return _numbers[level]
    raise TypeError(f"Level not an integer or a valid string: {level!r}")


def _place():
    """Who logs: the file, the line and the function."""
    for frame in _tensh.frames():
        if frame[3] != "logs":
            return frame[3], frame[4], frame[0] or "<module>"
    return "<stdin>", 1, "<module>"


# in logging
NOTSET = 0
DEBUG = 10
INFO = 20
WARNING = 30
WARN = 30
ERROR = 40
FATAL = 50
CRITICAL = 50
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
raiseExceptions = True


def getLevelName(level):
    found = _names.get(level)
    if found is not None:
        return found
    found = _numbers.get(level)
    return found if found is not None else f"Level {level}"


def getLevelNamesMapping():
    return dict(_numbers)


def addLevelName(level, levelName):
    _names[level], _numbers[levelName] = levelName, level


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        now = time.time()
        self.name, self.msg, self.args = name, msg, args
        self.levelname, self.levelno = getLevelName(level), level
        self.pathname, self.filename = pathname, os.path.basename(pathname)
        self.module = os.path.splitext(self.filename)[0]
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        self.lineno, self.funcName = lineno, func
        self.created, self.msecs = now, int((now - int(now)) * 1000) + 0.0
        self.relativeCreated = (now - _began) * 1000
        self.thread, self.threadName = 1, "MainThread"
        self.processName, self.process, self.taskName = "MainProcess", os.getpid(), None

    def getMessage(self):
        text = str(self.msg)
        return text % self.args if self.args else text

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'


def makeLogRecord(dict):
    made = LogRecord(None, 0, "", 0, "", (), None)
    made.__dict__.update(dict)
    return made


class Formatter:
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"
    converter = time.localtime

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in ("%", "{", "$"):
            raise ValueError("Style must be one of: %,{,$")
        self._fmt = fmt or {"%": "%(message)s", "{": "{message}", "$": "${message}"}[style]
        self.datefmt, self._style_of, self._defaults = datefmt, style, defaults or {}
        if fmt and validate and style == "%" and "%(" not in fmt:
            raise ValueError(f"Invalid format '{fmt}' for '{style}' style")

    def formatTime(self, record, datefmt=None):
        moment = time.localtime(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        return self.default_msec_format % (time.strftime(self.default_time_format, moment), record.msecs)

    def formatException(self, ei):
        return "".join(traceback.format_exception(ei[1] if isinstance(ei, tuple) else ei)).rstrip("\n")

    def usesTime(self):
        return "asctime" in self._fmt

    def formatMessage(self, record):
        values = {**self._defaults, **record.__dict__}
        try:
            if self._style_of == "%":
                return self._fmt % values
            return self._fmt.format(**values) if self._style_of == "{" else string.Template(self._fmt).substitute(**values)
        except KeyError as error:
            raise ValueError(f"Formatting field not found in record: {error}")

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = text + ("" if text.endswith("\n") else "\n") + record.exc_text
        if record.stack_info:
            text = text + ("" if text.endswith("\n") else "\n") + record.stack_info
        return text


class Filter:
    def __init__(self, name=""):
        self.name, self.nlen = name, len(name)

    def filter(self, record):
        return self.nlen == 0 or record.name == self.name or record.name.startswith(self.name + ".")


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for one in self.filters:
            said = one.filter(record) if hasattr(one, "filter") else one(record)
            if not said:
                return False
        return True


class Handler(Filterer):
    def __init__(self, level=0):
        Filterer.__init__(self)
        self.level, self.formatter, self._name = _level_of(level), None, None

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = name

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = name

    def setLevel(self, level):
        self.level = _level_of(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _plain).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        said = self.filter(record)
        if said:
            self.emit(record)
        return said

    def handleError(self, record):
        if raiseExceptions:
            sys.stderr.write("--- Logging error ---\n" + traceback.format_exc())

    def acquire(self):
        pass

    def release(self):
        pass

    def flush(self):
        pass

    def close(self):
        pass

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        if self.stream is not None and hasattr(self.stream, "flush"):
            self.stream.flush()

    def setStream(self, stream):
        if stream is self.stream:
            return None
        before, self.stream = self.stream, stream
        return before

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except Exception:
            self.handleError(record)

    def __repr__(self):
        name = getattr(self.stream, "name", "")
        return f"<{type(self).__name__} {str(name) + ' ' if name else ''}({getLevelName(self.level)})>"


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        Handler.__init__(self)
        self.baseFilename, self.mode, self.encoding = os.path.abspath(filename), mode, encoding
        self.stream = None if delay else self._open()

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding)

    def emit(self, record):
        if self.stream is None:
            self.stream = self._open()
        StreamHandler.emit(self, record)

    def close(self):
        if self.stream is not None:
            self.stream.close()
            self.stream = None

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


class NullHandler(Handler):
    def handle(self, record):
        pass

    def emit(self, record):
        pass


# in _nowhere
class _LastResort(StreamHandler):
    def __init__(self):
        Handler.__init__(self, 30)

    @property
    def stream(self):
        return sys.stderr


_plain = Formatter()


# in logging
lastResort = _LastResort()


class Logger(Filterer):
    def __init__(self, name, level=0):
        Filterer.__init__(self)
        self.name, self.level = name, _level_of(level)
        self.parent, self.propagate, self.handlers, self.disabled = None, True, [], False

    def setLevel(self, level):
        self.level = _level_of(level)

    def getEffectiveLevel(self):
        one = self
        while one is not None:
            if one.level:
                return one.level
            one = one.parent
        return 0

    def isEnabledFor(self, level):
        return not self.disabled and level > _state["least"] and level >= self.getEffectiveLevel()

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        one = self
        while one is not None:
            if one.handlers:
                return True
            one = one.parent if one.propagate else None
        return False

    def getChild(self, suffix):
        return getLogger(suffix if self is root else self.name + "." + suffix)

    def getChildren(self):
        return {one for one in _loggers.values() if one.parent is self}

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        made = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key, value in (extra or {}).items():
            if key in ("message", "asctime") or key in made.__dict__:
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            made.__dict__[key] = value
        return made

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, None)
            elif not isinstance(exc_info, tuple):
                handled = _tensh.handled()
                exc_info = (type(handled), handled, None) if handled is not None else None
        where = _place()
        self.handle(self.makeRecord(self.name, level, where[0], where[1], msg, args, exc_info, where[2], extra))

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        one, found = self, False
        while one is not None:
            for handler in one.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            one = one.parent if one.propagate else None
        if not found and lastResort is not None and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(10):
            self._log(10, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(20):
            self._log(20, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(30):
            self._log(30, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(40):
            self._log(40, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(50):
            self._log(50, msg, args, **kwargs)

    fatal = critical

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class RootLogger(Logger):
    def __init__(self, level):
        Logger.__init__(self, "root", level)


class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(10, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(20, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(30, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(40, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(40, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(50, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    @property
    def name(self):
        return self.logger.name


root = RootLogger(30)


def getLogger(name=None):
    if not name or name == "root":
        return root
    if not isinstance(name, str):
        raise TypeError("A logger name must be a string")
    if name not in _loggers:
        made = _state["class"](name)
        _loggers[name] = made
        made.parent = root
        parts = name.split(".")
        for end in range(len(parts) - 1, 0, -1):
            above = ".".join(parts[:end])
            if above in _loggers:
                made.parent = _loggers[above]
                break
        for other in _loggers.values():
            if other.name.startswith(name + ".") and not other.parent.name.startswith(name + "."):
                other.parent = made
    return _loggers[name]


def getLoggerClass():
    return _state["class"]


def setLoggerClass(klass):
    _state["class"] = klass


def basicConfig(*, filename=None, filemode="a", format=None, datefmt=None, style="%", level=None, stream=None,
                handlers=None, force=False, encoding=None, errors="backslashreplace"):
    if force:
        for handler in list(root.handlers):
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    if handlers is None:
        if stream is not None and filename is not None:
            raise ValueError("'stream' and 'filename' should not be specified together")
        handlers = [FileHandler(filename, filemode, encoding=encoding) if filename else StreamHandler(stream)]
    elif stream is not None or filename is not None:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    plain = {"%": BASIC_FORMAT, "{": "{levelname}:{name}:{message}", "$": "${levelname}:${name}:${message}"}
    made = Formatter(plain[style] if format is None else format, datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(made)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def disable(level=50):
    _state["least"] = level


def shutdown(handlerList=None):
    pass


def captureWarnings(capture):
    pass


def getHandlerByName(name):
    for logger in [root, *_loggers.values()]:
        for handler in logger.handlers:
            if handler.name == name:
                return handler
    return None


def log(level, msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    log(10, msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    log(20, msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    log(30, msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    log(30, msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    log(40, msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    log(40, msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    log(50, msg, *args, **kwargs)


fatal = critical


# in _nowhere
_state = {"least": 0, "class": Logger}


# in logging.handlers
class RotatingFileHandler(FileHandler):
    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        FileHandler.__init__(self, filename, "a" if maxBytes > 0 else mode, encoding, delay)
        self.maxBytes, self.backupCount = maxBytes, backupCount

    def emit(self, record):
        if self.maxBytes > 0 and os.path.exists(self.baseFilename):
            if os.path.getsize(self.baseFilename) + len(self.format(record)) + 1 > self.maxBytes:
                self.doRollover()
        FileHandler.emit(self, record)

    def doRollover(self):
        self.close()
        for i in range(self.backupCount - 1, 0, -1):
            if os.path.exists(f"{self.baseFilename}.{i}"):
                os.replace(f"{self.baseFilename}.{i}", f"{self.baseFilename}.{i + 1}")
        if self.backupCount > 0:
            os.replace(self.baseFilename, f"{self.baseFilename}.1")
        else:
            os.remove(self.baseFilename)


class MemoryHandler(Handler):
    def __init__(self, capacity, flushLevel=40, target=None, flushOnClose=True):
        Handler.__init__(self)
        self.capacity, self.flushLevel, self.target, self.buffer = capacity, flushLevel, target, []

    def setTarget(self, target):
        self.target = target

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        if self.target is not None:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()
