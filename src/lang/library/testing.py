"""Python's unittest: cases, what they assert, and the report of a run."""
import _tensh
import difflib
import fnmatch
import re
import sys
import time
import traceback
import warnings
from collections import Counter
from pprint import pformat

# in unittest
class SkipTest(Exception):
    pass


# in _nowhere
class _ShouldStop(Exception):
    pass


class _Unexpected(Exception):
    pass


class _Raises:
    """What `assertRaises` gives: it looks at what its block raised."""
    def __init__(self, case, expected, pattern=None, msg=None):
        self.case, self.expected, self.pattern, self.msg, self.exception = case, expected, pattern, msg, None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            names = self.expected if isinstance(self.expected, tuple) else (self.expected,)
            raise self.case.failureException(self.case._formatMessage(self.msg, f"{', '.join([n.__name__ for n in names])} not raised"))
        if not issubclass(kind, self.expected):
            return False
        self.exception = error
        if self.pattern is not None and re.search(self.pattern, str(error)) is None:
            pattern = self.pattern if isinstance(self.pattern, str) else self.pattern.pattern
            raise self.case.failureException(self.case._formatMessage(self.msg, f'"{pattern}" does not match "{error}"'))
        return True


class _Warns:
    def __init__(self, case, expected, pattern=None, msg=None):
        self.case, self.expected, self.pattern, self.msg, self.warnings = case, expected, pattern, msg, []

    def __enter__(self):
        self._kept = warnings.catch_warnings(record=True)
        self.warnings = self._kept.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, error, trace):
        self._kept.__exit__(kind, error, trace)
        if kind is not None:
            return False
        for one in self.warnings:
            if issubclass(one.category, self.expected) and (self.pattern is None or re.search(self.pattern, str(one.message))):
                self.warning = one.message
                return False
        raise self.case.failureException(self.case._formatMessage(self.msg, f"{self.expected.__name__} not triggered"))


class _Logs:
    def __init__(self, case, logger, level):
        self.case, self.name, self.level = case, logger, level

    def __enter__(self):
        import logging
        self.logger = self.name if isinstance(self.name, logging.Logger) else logging.getLogger(self.name)
        found = self

        class Kept(logging.Handler):
            def emit(self, record):
                found.records.append(record)
                found.output.append(self.format(record))

        self.records, self.output = [], []
        kept = Kept()
        kept.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        wanted = logging.INFO if self.level is None else logging.getLevelName(self.level) if isinstance(self.level, str) else self.level
        kept.setLevel(wanted)
        self._before = self.logger.handlers, self.logger.level, self.logger.propagate
        self.logger.handlers, self.logger.level, self.logger.propagate = [kept], wanted, False
        self._wanted = logging.getLevelName(wanted)
        return self

    def __exit__(self, kind, error, trace):
        self.logger.handlers, self.logger.level, self.logger.propagate = self._before
        if kind is None and not self.records:
            raise self.case.failureException(f"no logs of level {self._wanted} or higher triggered on {self.logger.name}")
        return False


class _SubTest:
    def __init__(self, case, msg, params):
        self.case, self.said = case, (f"[{msg}] " if msg is not None else "") + (f"({', '.join([f'{k}={v!r}' for k, v in params.items()])})" if params else "")

    def __enter__(self):
        return None

    def __exit__(self, kind, error, trace):
        if kind is None or issubclass(kind, (KeyboardInterrupt, SystemExit, SkipTest)):
            return False
        self.case._result._subtest(self.case, f"{self.case} {self.said.rstrip() or '(<subtest>)'}", error)
        return True


def _shown(value):
    try:
        return repr(value)
    except Exception:
        return object.__repr__(value)


# in unittest
class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName, self._cleanups, self._result = methodName, [], None
        self._equalities = {dict: self.assertDictEqual, list: self.assertListEqual, tuple: self.assertTupleEqual,
                            set: self.assertSetEqual, frozenset: self.assertSetEqual, str: self.assertMultiLineEqual}

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>"

    def countTestCases(self):
        return 1

    def shortDescription(self):
        doc = getattr(type(self), self._testMethodName).__doc__
        return doc.strip().split("\n")[0].strip() if doc else None

    def defaultTestResult(self):
        return TestResult()

    def skipTest(self, reason):
        raise SkipTest(reason)

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def addTypeEqualityFunc(self, typeobj, function):
        self._equalities[typeobj] = getattr(self, function) if isinstance(function, str) else function

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def _callTestMethod(self, method):
        method()

    def run(self, result=None):
        result = self.defaultTestResult() if result is None else result
        self._result = result
        result.startTest(self)
        method = getattr(self, self._testMethodName)
        written = getattr(type(self), self._testMethodName)
        reason = getattr(type(self), "__unittest_skip__", None) or getattr(written, "__unittest_skip__", None)
        expects = getattr(written, "__unittest_expecting_failure__", False)
        problems = len(result.errors) + len(result.failures)
        try:
            if reason is not None:
                raise SkipTest(reason)
            error = self._tried(self.setUp)
            if error is None:
                error = self._tried(lambda: self._callTestMethod(method))
                self._note(error, result, expects)
                self._note(self._tried(self.tearDown), result, False)
            else:
                self._note(error, result, False)
            self._note(self._tried(self.doCleanups), result, False)
            if error is None and len(result.errors) + len(result.failures) == problems:
                if expects:
                    result.addUnexpectedSuccess(self)
                else:
                    result.addSuccess(self)
        except SkipTest as skip:
            result.addSkip(self, str(skip))
        result.stopTest(self)
        return result

    def _tried(self, step):
        try:
            step()
        except (KeyboardInterrupt, SystemExit):
            raise
        except Exception as error:
            return error
        return None

    def _note(self, error, result, expects):
        if error is None:
            return
        if isinstance(error, SkipTest):
            result.addSkip(self, str(error))
        elif expects:
            result.addExpectedFailure(self, error)
        elif isinstance(error, self.failureException):
            result.addFailure(self, error)
        else:
            result.addError(self, error)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _refuse(self, msg, said):
        raise self.failureException(self._formatMessage(msg, said))

    def fail(self, msg=None):
        raise self.failureException(msg)

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._refuse(msg, f"{_shown(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._refuse(msg, f"{_shown(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        own = self._equalities.get(type(first)) if type(first) is type(second) else None
        if own is not None:
            own(first, second, msg=msg)
        elif not first == second:
            self._refuse(msg, f"{_shown(first)} != {_shown(second)}")

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._refuse(msg, f"{_shown(first)} == {_shown(second)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        apart = abs(first - second)
        if delta is not None:
            if not apart <= delta:
                self._refuse(msg, f"{_shown(first)} != {_shown(second)} within {_shown(delta)} delta ({_shown(apart)} difference)")
        elif round(apart, 7 if places is None else places) != 0:
            self._refuse(msg, f"{_shown(first)} != {_shown(second)} within {7 if places is None else places} places ({_shown(apart)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        apart = abs(first - second)
        if delta is not None:
            if first == second or apart <= delta:
                self._refuse(msg, f"{_shown(first)} == {_shown(second)} within {_shown(delta)} delta ({_shown(apart)} difference)")
        elif first == second or round(apart, 7 if places is None else places) == 0:
            self._refuse(msg, f"{_shown(first)} == {_shown(second)} within {7 if places is None else places} places")

    def _differ(self, msg, said, lines):
        diff = "\n".join(lines)
        if self.maxDiff is not None and len(diff) > self.maxDiff:
            self._refuse(msg, f"{said}\nDiff is {len(diff) + 1} characters long. Set self.maxDiff to None to see it.")
        self._refuse(msg, said + "\n" + diff)

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        name = seq_type.__name__ if seq_type is not None else "sequence"
        if seq_type is not None:
            for which, one in (("First", first), ("Second", second)):
                if not isinstance(one, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: {_shown(one)}")
        if first == second:
            return
        said = f"{name.capitalize()}s differ: {_between(first, second)}\n"
        for i in range(min(len(first), len(second))):
            if first[i] != second[i]:
                said += f"\nFirst differing element {i}:\n{_shortly(first[i])}\n{_shortly(second[i])}\n"
                break
        if len(first) > len(second):
            said += f"\nFirst {name} contains {len(first) - len(second)} additional elements.\nFirst extra element {len(second)}:\n{_shortly(first[len(second)])}\n"
        elif len(first) < len(second):
            said += f"\nSecond {name} contains {len(second) - len(first)} additional elements.\nFirst extra element {len(first)}:\n{_shortly(second[len(first)])}\n"
        self._differ(msg, said, difflib.ndiff(pformat(first).splitlines(), pformat(second).splitlines()))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        said = []
        for which, items in (("first", set1 - set2), ("second", set2 - set1)):
            if items:
                said.append(f"Items in the {which} set but not the {'second' if which == 'first' else 'first'}:")
                said.extend([_shown(item) for item in items])
        if said:
            self._refuse(msg, "\n".join(said))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._differ(msg, f"{_between(d1, d2)}", difflib.ndiff(pformat(d1).splitlines(), pformat(d2).splitlines()))

    def assertMultiLineEqual(self, first, second, msg=None):
        if first == second:
            return
        lines, others = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(lines) == 1 and first.strip("\r\n") == first:
            lines, others = [first + "\n"], [second + "\n"] if second.strip("\r\n") == second else others
        diff = "".join(difflib.ndiff(lines, others))
        said = f"{_between(first, second)}"
        if self.maxDiff is not None and len(diff) > self.maxDiff:
            self._refuse(msg, f"{said}\nDiff is {len(diff) + 1} characters long. Set self.maxDiff to None to see it.")
        self._refuse(msg, said + "\n" + diff)

    def assertCountEqual(self, first, second, msg=None):
        one, other = list(first), list(second)
        try:
            counts, others = Counter(one), Counter(other)
        except TypeError:
            counts = others = None
        if counts is not None and counts == others:
            return
        lines = []
        for item in [x for i, x in enumerate(one + other) if x not in (one + other)[:i]]:
            a, b = one.count(item), other.count(item)
            if a != b:
                lines.append(f"First has {a}, Second has {b}:  {item!r}")
        if lines:
            self._refuse(msg, "Element counts were not equal:\n" + "\n".join(lines))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._refuse(msg, f"{_shown(expr1)} is not {_shown(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._refuse(msg, f"unexpectedly identical: {_shown(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._refuse(msg, f"{_shown(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._refuse(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._refuse(msg, f"{_shown(member)} not found in {_shown(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._refuse(msg, f"{_shown(member)} unexpectedly found in {_shown(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._refuse(msg, f"{_shown(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._refuse(msg, f"{_shown(obj)} is an instance of {cls!r}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._refuse(msg, f"{_shown(a)} not greater than {_shown(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._refuse(msg, f"{_shown(a)} not greater than or equal to {_shown(b)}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._refuse(msg, f"{_shown(a)} not less than {_shown(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._refuse(msg, f"{_shown(a)} not less than or equal to {_shown(b)}")

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex)
        if not pattern.search(text):
            self._refuse(msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex)
        found = pattern.search(text)
        if found:
            self._refuse(msg, f"Regex matched: {text[found.start():found.end()]!r} matches {pattern.pattern!r} in {text!r}")

    def assertRaises(self, expected_exception, *args, msg=None, **kwargs):
        context = _Raises(self, expected_exception, None, msg)
        return self._within(context, args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, msg=None, **kwargs):
        return self._within(_Raises(self, expected_exception, expected_regex, msg), args, kwargs)

    def assertWarns(self, expected_warning, *args, msg=None, **kwargs):
        return self._within(_Warns(self, expected_warning, None, msg), args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, msg=None, **kwargs):
        return self._within(_Warns(self, expected_warning, expected_regex, msg), args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level)

    def _within(self, context, args, kwargs):
        if not args:
            return context
        call, *rest = args
        if call is None:
            return None
        with context:
            call(*rest, **kwargs)
        return None


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def _callTestMethod(self, method):
        import asyncio

        async def whole():
            await self.asyncSetUp()
            try:
                made = method()
                if made is not None:
                    await made
            finally:
                await self.asyncTearDown()

        asyncio.run(whole())


# in _nowhere
def _shortly(value, most=80):
    text = _shown(value)
    return text if len(text) < most else text[:most] + " [truncated]..."


def _between(first, second):
    """Both, shortened where they agree: `[1, 2] != [1, 3]`."""
    texts = [_shown(first), _shown(second)]
    most = max([len(t) for t in texts])
    if most <= 80:
        return " != ".join(texts)
    same = 0
    while same < min([len(t) for t in texts]) and texts[0][same] == texts[1][same]:
        same += 1
    common = 80 - (most - same + 5 + 12)
    if common > 5:
        front = _cut(texts[0][:same], 5, common)
        return " != ".join([front + t[same:] for t in texts])
    front = _cut(texts[0][:same], 5, 5)
    return " != ".join([front + _cut(t[same:], 41, 5) for t in texts])


def _cut(text, before, behind):
    gone = len(text) - before - behind
    return f"{text[:before]}[{gone} chars]{text[len(text) - behind:]}" if gone > 12 else text


# in unittest
class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses, self.testsRun = [], [], 0
        self.shouldStop, self.failfast = False, False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def stop(self):
        self.shouldStop = True

    def addSuccess(self, test):
        pass

    def addError(self, test, err):
        self.errors.append((test, _trace(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addFailure(self, test, err):
        self.failures.append((test, _trace(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, _trace(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def _subtest(self, test, name, error):
        (self.failures if isinstance(error, test.failureException) else self.errors).append((name, _trace(error)))

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>"


class TextTestResult(TestResult):
    def __init__(self, stream, descriptions=True, verbosity=1):
        TestResult.__init__(self)
        self.stream, self._verbosity = stream, verbosity

    def getDescription(self, test):
        said = test.shortDescription() if hasattr(test, "shortDescription") else None
        return f"{test}\n{said}" if said else str(test)

    def startTest(self, test):
        TestResult.startTest(self, test)
        if self._verbosity > 1:
            self.stream.write(f"{self.getDescription(test)} ... ")

    def _say(self, letter, word):
        if self._verbosity > 1:
            self.stream.write(word + "\n")
        elif self._verbosity == 1:
            self.stream.write(letter)

    def addSuccess(self, test):
        self._say(".", "ok")

    def addError(self, test, err):
        TestResult.addError(self, test, err)
        self._say("E", "ERROR")

    def addFailure(self, test, err):
        TestResult.addFailure(self, test, err)
        self._say("F", "FAIL")

    def addSkip(self, test, reason):
        TestResult.addSkip(self, test, reason)
        self._say("s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        TestResult.addExpectedFailure(self, test, err)
        self._say("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        TestResult.addUnexpectedSuccess(self, test)
        self._say("u", "unexpected success")

    def _subtest(self, test, name, error):
        TestResult._subtest(self, test, name, error)
        if self._verbosity == 1:
            self.stream.write("F" if isinstance(error, test.failureException) else "E")
        elif self._verbosity > 1:
            self.stream.write(f"\n  {name} ... {'FAIL' if isinstance(error, test.failureException) else 'ERROR'}\n")

    def printErrors(self):
        if self._verbosity > 0:
            self.stream.write("\n")
        for kind, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in found:
                name = test if isinstance(test, str) else self.getDescription(test)
                self.stream.write("=" * 70 + f"\n{kind}: {name}\n" + "-" * 70 + f"\n{text}\n")
        for test in self.unexpectedSuccesses:
            self.stream.write("=" * 70 + f"\nUNEXPECTED SUCCESS: {self.getDescription(test)}\n")


# in _nowhere
def _trace(error):
    return "".join(traceback.format_exception(error))


# in unittest
class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self._tests])

    def run(self, result, debug=False):
        kind = None
        broken = False
        outermost = not getattr(result, "_in_suite", False)
        result._in_suite = True
        for test in self._tests:
            if result.shouldStop:
                break
            if isinstance(test, TestSuite):
                test.run(result)
                continue
            if not self._is_set_up(type(test), result):
                continue
            if type(test) is not kind:
                self._leave(kind, broken, result)
                kind, broken = type(test), self._enter(type(test), result)
            if not broken:
                test.run(result)
        self._leave(kind, broken, result)
        if outermost:
            self._leave_module(result)
            result._in_suite = False
        return result

    def _is_set_up(self, kind, result):
        """Whether the module of the tests is ready: its setUpModule runs before the first of them."""
        name = kind.__module__
        if getattr(result, "_module", None) != name:
            self._leave_module(result)
            result._module, result._module_failed = name, False
            before = getattr(sys.modules.get(name), "setUpModule", None)
            try:
                if before is not None:
                    before()
            except SkipTest as skip:
                result._module_failed = True
                result.addSkip(f"setUpModule ({name})", str(skip))
            except Exception as error:
                result._module_failed = True
                result.addError(f"setUpModule ({name})", error)
        return not result._module_failed

    def _leave_module(self, result):
        name = getattr(result, "_module", None)
        after = None if name is None or result._module_failed else getattr(sys.modules.get(name), "tearDownModule", None)
        result._module = None
        try:
            if after is not None:
                after()
        except Exception as error:
            result.addError(f"tearDownModule ({name})", error)

    def _enter(self, kind, result):
        if getattr(kind, "__unittest_skip__", None) is not None or not hasattr(kind, "setUpClass"):
            return False
        try:
            kind.setUpClass()
        except SkipTest as skip:
            result.addSkip(f"setUpClass ({kind.__module__}.{kind.__qualname__})", str(skip))
            return True
        except Exception as error:
            result.addError(f"setUpClass ({kind.__module__}.{kind.__qualname__})", error)
            return True
        return False

    def _leave(self, kind, broken, result):
        if kind is None or broken or getattr(kind, "__unittest_skip__", None) is not None:
            return
        if hasattr(kind, "tearDownClass"):
            try:
                kind.tearDownClass()
            except Exception as error:
                result.addError(f"tearDownClass ({kind.__module__}.{kind.__qualname__})", error)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def __repr__(self):
        return f"<unittest.suite.TestSuite tests={self._tests!r}>"


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        TestCase.__init__(self, "_run")
        self._function, self._before, self._after = testFunc, setUp, tearDown

    def setUp(self):
        if self._before is not None:
            self._before()

    def tearDown(self):
        if self._after is not None:
            self._after()

    def _run(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return f"{self._function.__name__} ({self._function.__name__})"


class TestLoader:
    testMethodPrefix = "test"

    def getTestCaseNames(self, testCaseClass):
        found = [name for name in dir(testCaseClass) if name.startswith(self.testMethodPrefix)]
        return sorted([name for name in found if callable(getattr(testCaseClass, name))])

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return TestSuite([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, pattern=None):
        suites = []
        for name in dir(module):
            one = getattr(module, name, None)
            if isinstance(one, type) and issubclass(one, TestCase) and one not in (TestCase, FunctionTestCase, IsolatedAsyncioTestCase):
                suites.append(self.loadTestsFromTestCase(one))
        return TestSuite(suites)

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        one = getattr(module if module is not None else sys.modules["__main__"], parts[0])
        if len(parts) > 1:
            return TestSuite([one(parts[1])])
        return self.loadTestsFromTestCase(one)

    def loadTestsFromNames(self, names, module=None):
        return TestSuite([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, tb_locals=False):
        self.stream, self.verbosity, self.failfast = stream or sys.stderr, verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        result = self.resultclass(self.stream, True, self.verbosity)
        result.failfast = self.failfast
        began = time.perf_counter()
        result.startTestRun()
        test(result)
        result.stopTestRun()
        took = time.perf_counter() - began
        result.printErrors()
        self.stream.write("-" * 70 + "\n" + f"Ran {result.testsRun} test{'' if result.testsRun == 1 else 's'} in {took:.3f}s\n\n")
        infos = []
        if not result.wasSuccessful():
            for name, found in (("failures", result.failures), ("errors", result.errors)):
                if found:
                    infos.append(f"{name}={len(found)}")
        for name, found in (("skipped", result.skipped), ("expected failures", result.expectedFailures),
                            ("unexpected successes", result.unexpectedSuccesses)):
            if found:
                infos.append(f"{name}={len(found)}")
        said = "OK" if result.wasSuccessful() else "FAILED"
        self.stream.write(said + (f" ({', '.join(infos)})" if infos else "") + "\n")
        return result


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=None, exit=True,
                 verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None):
        words = list(sys.argv if argv is None else argv)[1:]
        flags = [w for w in words if w.startswith("-")]
        names = [w for w in words if not w.startswith("-")]
        if "-v" in flags or "--verbose" in flags:
            verbosity = 2
        if "-q" in flags or "--quiet" in flags:
            verbosity = 0
        if isinstance(module, str) and module not in sys.modules:
            raise NotImplementedError("unittest.main() runs the tests of a file: tensh FILE.py")
        home = sys.modules[module] if isinstance(module, str) else module
        loader = testLoader or defaultTestLoader
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        suite = loader.loadTestsFromNames(names, home) if names else loader.loadTestsFromModule(home)
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=bool(failfast) or "-f" in flags)
        self.result = runner.run(suite)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram


def skip(reason):
    if callable(reason):
        return skip("")(reason)

    def mark(item):
        item.__unittest_skip__ = reason
        return item
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


def makeSuite(testCaseClass, prefix="test", sortUsing=None, suiteClass=None):
    return defaultTestLoader.loadTestsFromTestCase(testCaseClass)
