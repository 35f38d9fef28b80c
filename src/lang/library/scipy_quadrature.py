"""scipy.integrate.quad: integrals of functions of one number, by QUADPACK's steps (QAGS, QAGI), so that they come to SciPy's numbers."""
import math
import numpy as np

# in _nowhere
_eps = float(np.finfo(np.float64).eps)
_least, _most = float(np.finfo(np.float64).tiny), float(np.finfo(np.float64).max)
# Nodes from the ends to the middle and their weights, Kronrod's and Gauss', which has every second node.
_nodes21 = (0.995657163025808080735527280689003, 0.973906528517171720077964012084452, 0.930157491355708226001207180059508,
            0.865063366688984510732096688423493, 0.780817726586416897063717578345042, 0.679409568299024406234327365114874,
            0.562757134668604683339000099272694, 0.433395394129247190799265943165784, 0.294392862701460198131126603103866,
            0.148874338981631210884826001129720)
_kronrod21 = (0.011694638867371874278064396062192, 0.032558162307964727478818972459390, 0.054755896574351996031381300244580,
              0.075039674810919952767043140916190, 0.093125454583697605535065465083366, 0.109387158802297641899210590325805,
              0.123491976262065851077958109831074, 0.134709217311473325928054001771707, 0.142775938577060080797094273138717,
              0.147739104901338491374841515972068, 0.149445554002916905664936468389821)
_gauss21 = (0.066671344308688137593568809893332, 0.149451349150580593145776339657697, 0.219086362515982043995534934228163,
            0.269266719309996355091226921569469, 0.295524224714752870173892994651338)
_nodes15 = (0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
            0.741531185599394439863864773280788, 0.586087235467691130294144838258730, 0.405845151377397166906606412076961,
            0.207784955007898467600689403773245)
_kronrod15 = (0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
              0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
              0.204432940075298892414161999234649, 0.209482141084727828012999174891714)
_gauss15 = (0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975,
            0.417959183673469387755102040816327)


def _estimated(resk, resg, size, apart, half):
    """The integral, its error, and those of the function's size and of its distance from the mean."""
    size, apart, error = size * abs(half), apart * abs(half), abs((resk - resg) * half)
    if apart != 0 and error != 0:
        error = apart * min(1.0, (200 * error / apart) ** 1.5)
    if size > _least / (50 * _eps):
        error = max(50 * _eps * size, error)
    return resk * half, error, size, apart


def _ruled(f, a, b, rule):
    """By a rule: its nodes, the weights of both, the order in which pairs of nodes are added, the middle's weight in Gauss' (0: none)."""
    nodes, kronrod, gauss, order, inner = rule
    middle, half = 0.5 * (a + b), 0.5 * (b - a)
    centre = f(middle)
    resg, resk = inner * centre if inner else 0.0, kronrod[-1] * centre
    size = abs(resk)
    pairs = [None] * len(nodes)
    for j in order:
        step = half * nodes[j]
        low, high = f(middle - step), f(middle + step)
        pairs[j] = (low, high)
        if j % 2:
            resg += gauss[j // 2] * (low + high)
        resk += kronrod[j] * (low + high)
        size += kronrod[j] * (abs(low) + abs(high))
    mean = resk * 0.5
    apart = kronrod[-1] * abs(centre - mean)
    for w, (low, high) in zip(kronrod, pairs):
        apart += w * (abs(low - mean) + abs(high - mean))
    return _estimated(resk, resg, size, apart, half)


def _rule21(f, a, b):
    return _ruled(f, a, b, (_nodes21, _kronrod21, _gauss21, (1, 3, 5, 7, 9, 0, 2, 4, 6, 8), 0.0))


def _rule15(f, a, b):
    """Of a function of (0, 1] to which an infinite interval is turned."""
    return _ruled(f, a, b, (_nodes15, _kronrod15, _gauss15, range(7), _gauss15[3]))


def _turned(f, bound, side):
    """A function of an infinite interval as one of (0, 1]: from the bound on, up to it, or (of 2) from end to end."""
    way = min(1, side)

    def of(t):
        x = bound + way * (1.0 - t) / t
        found = f(x) + f(-x) if side == 2 else f(x)
        return found / t / t
    return of


class _Table:
    """Wynn's epsilon algorithm: the limit of the integrals that come one after another (QUADPACK's qelg)."""
    def __init__(self, first):
        # Places count from 1, as there.
        self._e, self.n, self._last, self._rounds = [0.0] * 53, 2, [0.0] * 3, 0
        self._e[1] = first

    def put(self, value):
        self._e[self.n] = value

    def limit(self):
        """The limit, and how far it may be away."""
        self._rounds += 1
        e, n = self._e, self.n
        found, error = e[n], _most
        if n < 3:
            return found, max(error, 5 * _eps * abs(found))
        e[n + 2], new, e[n] = e[n], (n - 1) // 2, _most
        count = k = n
        for i in range(1, new + 1):
            res, e0, e1 = e[k + 2], e[k - 2], e[k - 1]
            d2, d3 = res - e1, e1 - e0
            near2, near3 = max(abs(res), abs(e1)) * _eps, max(abs(e1), abs(e0)) * _eps
            if abs(d2) <= near2 and abs(d3) <= near3:
                return res, max(abs(d2) + abs(d3), 5 * _eps * abs(res))
            e3, e[k] = e[k], e1
            d1 = e1 - e3
            if abs(d1) <= max(abs(e1), abs(e3)) * _eps or abs(d2) <= near2 or abs(d3) <= near3:
                n = 2 * i - 1
                break
            ss = 1 / d1 + 1 / d2 - 1 / d3
            if abs(ss * e1) <= 1e-4:
                n = 2 * i - 1
                break
            before, res = res, e1 + 1 / ss
            e[k] = res
            k -= 2
            far = abs(d2) + abs(res - before) + abs(d3)
            if far <= error:
                error, found = far, res
        if n == 50:
            n = 49
        at = 1 if count % 2 else 2
        for _ in range(new + 1):
            e[at] = e[at + 2]
            at += 2
        if count != n:
            e[1:n + 1] = e[count - n + 1:count + 1]
        self.n = n
        if self._rounds < 4:
            self._last[self._rounds - 1] = found
            error = _most
        else:
            error = sum([abs(found - v) for v in reversed(self._last)])
            self._last = self._last[1:] + [found]
        return found, max(error, 5 * _eps * abs(found))


class _Intervals:
    """Intervals with integrals and errors; `order` are their places by falling errors (QUADPACK's qpsrt), from 1 on as there."""
    def __init__(self, a, b, result, error, limit):
        self.a, self.b, self.results, self.errors, self.order = [0.0, a], [0.0, b], [0.0, result], [0.0, error], [0, 1]
        self.rank, self.worst, self.limit = 1, 1, limit

    def length(self):
        return abs(self.b[self.worst] - self.a[self.worst])

    def choose(self):
        self.worst = self.order[self.rank]

    def split(self, halves):
        """The worst becomes two: the greater error stays at its place."""
        (a1, b1, area1, error1), (a2, b2, area2, error2) = halves if halves[1][3] <= halves[0][3] else (halves[1], halves[0])
        w = self.worst
        self.a[w], self.b[w], self.results[w], self.errors[w] = a1, b1, area1, error1
        self.a.append(a2)
        self.b.append(b2)
        self.results.append(area2)
        self.errors.append(error2)
        self.order.append(len(self.a) - 1)
        self._sort(len(self.a) - 1)
        self.choose()

    def _sort(self, last):
        order, errors = self.order, self.errors
        if last <= 2:
            return
        greatest, least = errors[self.worst], errors[last]
        while self.rank > 1 and greatest > errors[order[self.rank - 1]]:
            order[self.rank] = order[self.rank - 1]
            self.rank -= 1
        top = self.limit + 3 - last if last > self.limit // 2 + 2 else last
        end = top - 1
        for i in range(self.rank + 1, end + 1):
            if greatest >= errors[order[i]]:
                order[i - 1] = self.worst
                k = end
                while k >= i and least >= errors[order[k]]:
                    order[k + 1] = order[k]
                    k -= 1
                order[k + 1 if k >= i else i] = last
                return
            order[i - 1] = order[i]
        order[end], order[top] = self.worst, last


def _adaptive(rule, f, a, b, epsabs, epsrel, limit, first_small):
    """The integral, its error, and what went wrong, 0 if nothing (QUADPACK's qags and qagi)."""
    result, error, whole, apart = rule(f, a, b)
    bound = max(epsabs, epsrel * abs(result))
    all = _Intervals(a, b, result, error, limit)
    wrong = 2 if error <= 100 * _eps * whole and error > bound else 0
    wrong = 1 if limit == 1 else wrong
    if wrong != 0 or error <= bound and error != apart or error == 0:
        return result, error, wrong
    table = _Table(result)
    area, total, errmax = result, error, error
    same_sign = abs(result) >= (1 - 50 * _eps) * whole
    error, stalls, extrapolates, never, noise, correction = _most, 0, False, False, 0, 0.0
    rounding = [0, 0, 0]
    small = large = wanted = 0.0
    summed = False
    for last in range(2, limit + 1):
        w = all.worst
        a1, b2 = all.a[w], all.b[w]
        middle = 0.5 * (a1 + b2)
        before, errlast = all.results[w], errmax
        area1, error1, _, apart1 = rule(f, a1, middle)
        area2, error2, _, apart2 = rule(f, middle, b2)
        both, both_errors = area1 + area2, error1 + error2
        total, area = total + both_errors - errmax, area + both - before
        if apart1 != error1 and apart2 != error2:
            if abs(before - both) <= 1e-5 * abs(both) and both_errors >= 0.99 * errmax:
                rounding[1 if extrapolates else 0] += 1
            if last > 10 and both_errors > errmax:
                rounding[2] += 1
        bound = max(epsabs, epsrel * abs(area))
        if rounding[0] + rounding[1] >= 10 or rounding[2] >= 20:
            wrong = 2
        noise = 3 if rounding[1] >= 5 else noise
        wrong = 1 if last == limit else wrong
        if max(abs(a1), abs(b2)) <= (1 + 100 * _eps) * (abs(middle) + 1000 * _least):
            wrong = 4
        all.split([(a1, middle, area1, error1), (middle, b2, area2, error2)])
        errmax = all.errors[all.worst]
        if total <= bound:
            summed = True
            break
        if wrong != 0:
            break
        if last == 2:
            small, large, wanted = first_small, total, bound
            table.put(area)
            continue
        if never:
            continue
        large -= errlast
        if abs(middle - a1) > small:
            large += both_errors
        if not extrapolates:
            if all.length() > small:
                continue
            extrapolates, all.rank = True, 2
        if noise != 3 and large > wanted:
            top = limit + 3 - last if last > 2 + limit // 2 else last
            found = False
            for _ in range(all.rank, top + 1):
                all.choose()
                errmax = all.errors[all.worst]
                if all.length() > small:
                    found = True
                    break
                all.rank += 1
            if found:
                continue
        table.n += 1
        table.put(area)
        limit_found, far = table.limit()
        stalls += 1
        if stalls > 5 and error < 1e-3 * total:
            wrong = 5
        if far < error:
            stalls, error, result, correction = 0, far, limit_found, large
            wanted = max(epsabs, epsrel * abs(limit_found))
            if error <= wanted:
                break
        if table.n == 1:
            never = True
        if wrong == 5:
            break
        all.rank, extrapolates = 1, False
        all.choose()
        errmax = all.errors[all.worst]
        small, large = small * 0.5, total
    summed = summed or error == _most
    tested = not summed
    if not summed and wrong + noise != 0:
        if noise == 3:
            error += correction
        wrong = wrong or 3
        if result != 0 and area != 0:
            summed = error / abs(result) > total / abs(area)
        else:
            summed, tested = error > total, area != 0
    if summed:
        result = 0.0
        for v in all.results[1:]:
            result += v
        error = total
    elif tested and not (not same_sign and max(abs(result), abs(area)) <= whole * 0.01):
        ratio = result / area if area != 0 else math.inf
        if 0.01 > ratio or ratio > 100 or total > abs(area):
            wrong = 6
    return result, error, wrong - 1 if wrong > 2 else wrong


_messages = {1: "The maximum number of subdivisions ({limit}) has been achieved.\n  If increasing the limit yields no improvement it is "
                "advised to analyze \n  the integrand in order to determine the difficulties.  If the position of a \n  local difficulty "
                "can be determined (singularity, discontinuity) one will \n  probably gain from splitting up the interval and calling "
                "the integrator \n  on the subranges.  Perhaps a special-purpose integrator should be used.",
             2: "The occurrence of roundoff error is detected, which prevents \n  the requested tolerance from being achieved.  The "
                "error may be \n  underestimated.",
             3: "Extremely bad integrand behavior occurs at some points of the\n  integration interval.",
             4: "The algorithm does not converge.  Roundoff error is detected\n  in the extrapolation table.  It is assumed that the "
                "requested tolerance\n  cannot be achieved, and that the returned result (if full_output = 1) is \n  the best which can "
                "be obtained.",
             5: "The integral is probably divergent, or slowly convergent."}


# in scipy.integrate
class IntegrationWarning(UserWarning):
    pass


def quad(func, a, b, args=(), full_output=0, epsabs=1.49e-8, epsrel=1.49e-8, limit=50, points=None, weight=None, wvar=None, wopts=None,
         maxp1=50, limlst=50, complex_func=False):
    if points is not None or weight is not None or complex_func or full_output:
        raise NotImplementedError("scipy.integrate.quad has no points, weight, complex_func nor full_output in tensh")
    args = args if isinstance(args, tuple) else (args,)
    a, b = float(a), float(b)
    if a == b:
        return 0.0, 0.0
    if limit < 1:
        raise ValueError("Invalid 'limit' argument. There must be at least one subinterval")
    if epsabs <= 0 and epsrel < max(50 * _eps, 5e-29):
        raise ValueError("If 'epsabs'<=0, 'epsrel' must be greater than both 5e-29 and 50*(machine epsilon).")
    low, high = min(a, b), max(a, b)

    def f(x):
        return float(func(x, *args))
    if low > -math.inf and high < math.inf:
        result, error, wrong = _adaptive(_rule21, f, low, high, epsabs, epsrel, limit, abs(high - low) * 0.375)
    else:
        side = 1 if low > -math.inf else 2 if high == math.inf else -1
        turned = _turned(f, low if side == 1 else high if side == -1 else 0.0, side)
        result, error, wrong = _adaptive(_rule15, turned, 0.0, 1.0, epsabs, epsrel, limit, 0.375)
    if wrong:
        import warnings
        warnings.warn(_messages[wrong].replace("{limit}", str(limit)), IntegrationWarning)
    return (-result if b < a else result), error
