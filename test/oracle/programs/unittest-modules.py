"""What runs before and behind all tests of a module; statements that a Timer times."""
import unittest, sys
def setUpModule(): print("module up")
def tearDownModule(): print("module down")
class A(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("A up")
    @classmethod
    def tearDownClass(cls): print("A down")
    def test_x(self): print("x")
    def test_y(self): print("y")
class B(unittest.TestCase):
    def test_z(self): print("z")
suite=unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
r = suite.run(unittest.TestResult())
print(r.testsRun, r.wasSuccessful(), len(r.errors))
def setUpModule(): raise ValueError("no")
r=unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]).run(unittest.TestResult())
print(r.testsRun, r.wasSuccessful(), len(r.errors), r.errors[0][0])
def setUpModule(): raise unittest.SkipTest("later")
r=unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]).run(unittest.TestResult())
print(r.testsRun, r.wasSuccessful(), len(r.skipped), r.skipped[0][0], r.skipped[0][1])
import timeit
t=timeit.Timer("x=y+1","y=1"); print(t.timeit(10)>=0, len(t.repeat(2,5)), timeit.timeit("y+1",globals={"y":1},number=3)>=0, timeit.Timer(lambda: 3).timeit(2)>=0, len(timeit.repeat("1",repeat=3,number=2)))
n=[]; timeit.Timer("n.append(1)",globals={"n":n}).timeit(5); print(n)
