from ..areas import square
from .. import names
from ...above import x
