"""scipy.constants: of physics, and units in those of the SI."""
import math
import numpy as np

# in scipy.constants
pi = math.pi
golden = (1 + math.sqrt(5)) / 2
golden_ratio = golden
quetta = 1e30
ronna = 1e27
yotta = 1e24
zetta = 1e21
exa = 1e18
peta = 1e15
tera = 1e12
giga = 1e9
mega = 1e6
kilo = 1e3
hecto = 1e2
deka = 1e1
deci = 1e-1
centi = 1e-2
milli = 1e-3
micro = 1e-6
nano = 1e-9
pico = 1e-12
femto = 1e-15
atto = 1e-18
kibi = 2 ** 10
mebi = 2 ** 20
gibi = 2 ** 30
tebi = 2 ** 40
c = 299792458.0
speed_of_light = c
mu_0 = 1.25663706127e-06
epsilon_0 = 8.8541878188e-12
h = 6.62607015e-34
Planck = h
hbar = h / (2 * math.pi)
G = 6.6743e-11
gravitational_constant = G
g = 9.80665
e = 1.602176634e-19
elementary_charge = e
R = 8.31446261815324
gas_constant = R
alpha = 0.0072973525643
fine_structure = alpha
N_A = 6.02214076e+23
Avogadro = N_A
k = 1.380649e-23
Boltzmann = k
sigma = 5.6703744191844314e-08
Stefan_Boltzmann = sigma
Wien = 0.0028977719551851727
Rydberg = 10973731.568157
gram = 1e-3
metric_ton = 1e3
lb = 0.45359236999999997
pound = lb
oz = lb / 16
ounce = oz
stone = 14 * lb
m_e = 9.1093837139e-31
electron_mass = m_e
m_p = 1.67262192595e-27
proton_mass = m_p
m_n = 1.67492750056e-27
neutron_mass = m_n
m_u = 1.66053906892e-27
u = m_u
atomic_mass = m_u
degree = math.pi / 180
arcmin = degree / 60
arcsec = arcmin / 60
minute = 60.0
hour = 60 * minute
day = 24 * hour
week = 7 * day
year = 365 * day
Julian_year = 365.25 * day
inch = 0.0254
foot = 12 * inch
yard = 3 * foot
mile = 1760 * yard
nautical_mile = 1852.0
fermi = 1e-15
angstrom = 1e-10
micron = 1e-6
au = 149597870700.0
astronomical_unit = au
light_year = Julian_year * c
parsec = au / arcsec
atm = 101325.0
atmosphere = atm
bar = 1e5
torr = atm / 760
mmHg = torr
psi = lb * g / (inch * inch)
hectare = 1e4
acre = 43560 * foot ** 2
litre = 1e-3
liter = litre
gallon = 231 * inch ** 3
kmh = 1e3 / hour
mph = mile / hour
mach = 340.5
speed_of_sound = mach
knot = nautical_mile / hour
zero_Celsius = 273.15
degree_Fahrenheit = 1 / 1.8
eV = e
electron_volt = eV
calorie = 4.184
calorie_IT = 4.1868
erg = 1e-7
Btu = 1055.05585262
ton_TNT = 1e9 * calorie
hp = 550 * foot * lb * g
horsepower = hp
dyn = 1e-5
dyne = dyn
lbf = lb * g
pound_force = lbf
kgf = g


def convert_temperature(val, old_scale, new_scale):
    val = np.asarray(val)
    old, new = old_scale.lower(), new_scale.lower()
    if old in ("celsius", "c"):
        kelvin = val + zero_Celsius
    elif old in ("kelvin", "k"):
        kelvin = val
    elif old in ("fahrenheit", "f"):
        kelvin = (val - 32) * 5 / 9 + zero_Celsius
    elif old in ("rankine", "r"):
        kelvin = val * 5 / 9
    else:
        raise NotImplementedError(f"{old_scale=} is unsupported: supported scales are Celsius, Kelvin, Fahrenheit, and Rankine")
    if new in ("celsius", "c"):
        return kelvin - zero_Celsius
    if new in ("kelvin", "k"):
        return kelvin[()]
    if new in ("fahrenheit", "f"):
        return (kelvin - zero_Celsius) * 9 / 5 + 32
    if new in ("rankine", "r"):
        return kelvin * 9 / 5
    raise NotImplementedError(f"'{new_scale=}' is unsupported: supported scales are 'Celsius', 'Kelvin', 'Fahrenheit', and 'Rankine'")


def lambda2nu(lambda_):
    return c / np.asarray(lambda_)


def nu2lambda(nu):
    return c / np.asarray(nu)
