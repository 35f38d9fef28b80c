import argparse


def main(words):
    parser = argparse.ArgumentParser(prog="train.py", description="Trains a small network on numbers that are made up on the spot, and says how it goes.")
    parser.add_argument("data", nargs="?", default="numbers", help="what to train on")
    parser.add_argument("--epochs", "-e", type=int, default=10, metavar="N", help="number of epochs to train (default: 10)")
    parser.add_argument("--lr", type=float, default=0.01, help="learning rate (default: %(default)s)")
    parser.add_argument("--layers", type=int, nargs="+", default=[8, 8])
    parser.add_argument("--optimizer", choices=["sgd", "adam"], default="sgd", help="how weights are changed")
    parser.add_argument("--no-cuda", action="store_true", default=False, help="disables CUDA training")
    parser.add_argument("--save-model", action="store_true", help="for saving the current model, somewhere where it can be found again later on")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    parser.add_argument("--tag", action="append")
    args = parser.parse_args(words)
    print(args)
    return args


args = main([])
print(args.epochs, args.lr, args.no_cuda, vars(args)["layers"])
main(["digits", "--epochs", "5", "--lr=0.5", "--no-cuda"])
main(["-e3", "-vv", "--layers", "1", "2", "3", "--opt", "adam", "--tag", "a", "--tag", "b"])
main(["--lr", "-0.5", "--", "-x"])
for words in (["--help"], ["--epochs", "x"], ["--what"], ["--optimizer", "lbfgs"], ["--epochs"], ["a", "b"], ["--layers"]):
    try:
        main(words)
    except SystemExit as e:
        print("exit", e.code)

parser = argparse.ArgumentParser(prog="p", formatter_class=argparse.ArgumentDefaultsHelpFormatter, epilog="The end.")
parser.add_argument("input")
parser.add_argument("output", nargs="*")
parser.add_argument("--size", nargs=2, type=int, required=True, help="height and width")
group = parser.add_mutually_exclusive_group()
group.add_argument("--quiet", action="store_true", help="say nothing")
group.add_argument("--loud", action="store_true", help="say all")
extra = parser.add_argument_group("extra", "rarely needed")
extra.add_argument("--seed", type=int, default=42, help="where random numbers begin")
extra.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="a switch")
parser.print_help()
print(parser.parse_args(["in", "--size", "3", "4", "--no-flag"]))
print(parser.parse_known_args(["in", "a", "b", "--size", "3", "4", "--other", "1"]))
for words in (["in"], ["in", "--size", "1", "2", "--quiet", "--loud"], ["--size", "1", "2"], ["in", "--size", "1"]):
    try:
        parser.parse_args(words)
    except SystemExit as e:
        print("exit", e.code)
parser.set_defaults(seed=7)
print(parser.parse_args(["in", "--size", "3", "4"]).seed, argparse.Namespace(a=1) == argparse.Namespace(a=1))
