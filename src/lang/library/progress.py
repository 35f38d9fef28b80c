"""tqdm: what goes through a loop and counts its turns. Its bar goes to the error stream in Python; here nothing is drawn."""


# in tqdm, tqdm.auto, tqdm.notebook, tqdm.autonotebook, tqdm.std, tqdm.asyncio
class tqdm:
    __module__ = "tqdm.std"

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
                 maxinterval=10.0, miniters=None, ascii=None, disable=False, unit="it", unit_scale=False,
                 dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None, **options):
        if total is None and hasattr(iterable, "__len__"):
            total = len(iterable)
        self.iterable, self.desc, self.total, self.disable, self.unit = iterable, desc, total, disable, unit
        self.n = initial
        self.leave = leave
        self.postfix = None

    def __iter__(self):
        for one in self.iterable:
            yield one
            self.n += 1

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __bool__(self):
        return self.total is None or self.total > 0

    def __contains__(self, item):
        return item in self.iterable

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def update(self, n=1):
        self.n += n

    def set_description(self, desc=None, refresh=True):
        self.desc = desc + ": " if desc else ""

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ""

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        shown = {**(ordered_dict or {}), **kwargs}
        self.postfix = ", ".join([f"{k}={shown[k]}" for k in shown])

    def set_postfix_str(self, s="", refresh=True):
        self.postfix = str(s)

    def close(self):
        pass

    def clear(self, nolock=False):
        pass

    def refresh(self, nolock=False, lock_args=None):
        pass

    def display(self, msg=None, pos=None):
        pass

    def reset(self, total=None):
        self.n = 0
        if total is not None:
            self.total = total

    def unpause(self):
        pass

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        print(s, end=end)

    @classmethod
    def pandas(cls, **options):
        pass


def trange(*args, **options):
    return tqdm(range(*args), **options)


# in tqdm
def tqdm_notebook(*args, **options):
    return tqdm(*args, **options)


def tnrange(*args, **options):
    return trange(*args, **options)
