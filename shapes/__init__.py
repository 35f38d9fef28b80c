from .areas import square
from . import names as called
VERSION = '1.0'
print('package', __name__)
