import unittest, sys, io, logging, warnings
class A(unittest.TestCase):
    """doc of class"""
    @classmethod
    def setUpClass(cls): print("class up")
    @classmethod
    def tearDownClass(cls): print("class down")
    def tearDown(self): print("down", self.id())
    def test_1_doc(self):
        "Docstring here."
        self.assertEqual({"a":1,"b":[1,2]},{"a":1,"b":[1,3]})
    def test_2(self): self.assertEqual("hello world","hello there")
    def test_3(self): self.assertEqual("a\nb\nc","a\nx\nc")
    def test_4(self): self.assertSetEqual({1,2},{2,3})
    def test_5(self): self.assertCountEqual([1,1,2],[1,2,2])
    def test_6(self):
        with self.assertRaises(ValueError) as cm: raise ValueError("abc")
        print(cm.exception); self.assertRaisesRegex(ValueError,"b",int,"b"); 

    def test_7(self):
        with self.assertRaises(ValueError): pass
    def test_8(self): self.assertAlmostEqual(1.0,1.1,places=2)
    def test_9(self): self.assertIn(5,[1,2],"custom")
    def test_a(self): self.assertEqual([1,2,3],[1,2,3,4])
    def test_b(self): self.assertEqual((1,"x"),(1,"y"))
    def test_c(self): self.assertTrue([]); 
    def test_d(self): self.assertIsNone(5)
    def test_e(self): self.assertGreater(1,2)
    def test_f(self): self.assertIsInstance(5,str)
    @unittest.expectedFailure
    def test_g(self): self.fail("x")
    @unittest.expectedFailure
    def test_h(self): pass
    @unittest.skipIf(sys.version_info>(3,),"old")
    def test_i(self): pass
    def test_j(self): self.skipTest("later")
    def test_k(self):
        with self.assertLogs("q","INFO") as cm: logging.getLogger("q").info("hey")
        print(cm.output)
        with self.assertWarns(UserWarning): warnings.warn("w")
    def test_l(self): self.assertEqual(list(range(50)),list(range(49))+[7])
    def test_m(self): self.assertRegex("abc","z")
    def test_n(self): self.fail()
    def test_o(self): self.assertEqual(1.5,2); 
    def test_p(self): self.assertIs(1,None)
    def test_q(self): self.assertDictEqual({"x":1},{"x":1})
    def test_r(self): self.assertEqual("x"*100,"x"*99+"y")
class B(unittest.IsolatedAsyncioTestCase):
    async def test_x(self): self.assertEqual(await self.f(),3)
    async def f(self): return 3
s=io.StringIO()
suite=unittest.TestSuite(); suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(A)); suite.addTest(B("test_x"))
r=unittest.TextTestRunner(stream=s,verbosity=2).run(suite)
import re
print(re.sub(r"in [\d.]+s","in Xs",re.sub(r"(?m)^(  File .*|    .*\n)","",s.getvalue())).replace("\n\n","\n"))
print(r.testsRun,len(r.failures),len(r.errors),r.wasSuccessful(), suite.countTestCases())
