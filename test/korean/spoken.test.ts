// What Korean looks like where it is read: errors, answers, help; and what stays the same for programs.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mistakes } from "../../src/commands/mistakes.ts";
import type { Code } from "../../src/core/catalogue.ts";
import { asked } from "../../src/korean/asked.ts";
import { korean } from "../../src/korean/korean.ts";
import type { Event } from "../../src/session/outside.ts";
import { runText } from "../../src/session/run.ts";
import { tensh } from "../cli/run.ts";
import { sessionFor } from "../transcripts/play.ts";

const inKorean = (text: string, env: Readonly<Record<string, string>> = {}) =>
  tensh(["-c", text], { env: { LC_ALL: "ko_KR.UTF-8", ...env } });

/** The last error of a text, and its message in Korean. */
function failing(text: string): string {
  let said = "";
  runText(
    sessionFor(),
    { name: "", text, line: 1 },
    (event: Event) => {
      if (event.kind === "diagnostic") {
        const { code, facts, message } = event.diagnostic;
        said = korean.message(code, facts, message);
      }
    },
    { keepGoing: true },
  );
  return said;
}

describe("errors", () => {
  /** Three English words in a row outside of backticks and quotes: a fact that has no Korean words. */
  const english = /(?<![`'\w])[a-z]{2,} [a-z]{2,} [a-z]{2,}/;
  const without = (text: string): string => text.replace(/`[^`]*`|'[^']*'|\([^)]*\)/g, "");
  test.each(Object.entries(mistakes) as [Code, { code: string }][])("%s", (code, { code: text }) => {
    const said = failing(text);
    // What a program says itself, and Python's own words about formats, stay as they are.
    if (code === "raise/uncaught" || code === "type/format" || code === "assert/failed") return;
    if (said === "") return;
    expect(said).toMatch(/[가-힣]/);
    expect(without(said)).not.toMatch(english);
  });
});

describe("what an operation refuses", () => {
  test.each([
    ["einsum('ij->k', [[1, 2]])", "einsum: `k`가 오른쪽에만 있습니다"],
    ["einsum('ii', [[1, 2]])", "einsum: `i`의 크기가 1과 2로 서로 다릅니다"],
    ["split([1, 2, 3, 4, 5], 2)", "축 0의 크기 5는 2의 배수가 아닙니다"],
    ["conv2d(ones([1, 3, 3, 3]), ones([2, 2, 2, 1]))", "채널 2개를 받는 필터가 채널 3개를 만났습니다"],
    ["tril(1)", "`tril and triu`에는 적어도 축 둘이 필요한데 형태가 ()입니다"],
    ["inv([[1.0, 1.0], [1.0, 1.0]])", "특이행렬이어서 역행렬이 없습니다"],
  ])("%s", (code, said) => {
    expect(failing(code)).toBe(said);
  });
});

test("what is missing, how it is written, and what was taken back are in Korean", () => {
  const { err, code } = tensh(["--lang", "ko"], { input: "\nreshape\n" });
  expect(code).toBe(2);
  expect(err).toContain("`reshape`에는 EXPR, 아무 텐서가 필요합니다\n  표준 입력, 2번 줄\n");
  expect(err).toContain("도움말: 쓰는 법: reshape EXPR DIMS [-> NAME]\n");
  for (const [command, missing] of [
    ["hist", "X, Y, 어떤 형태든 텐서들"],
    ["solve", "OUT, 원하는 값"],
    ["time", "EXPR, 계산할 것"],
  ])
    expect(tensh(["--lang", "ko"], { input: command! }).err).toContain(`\`${command}\`에는 ${missing}이 필요합니다`);
  expect(tensh(["--lang", "ko"], { input: "var a = 0; var b = 0\nundo\n" }).out).toContain(
    "되돌림: var a = 0; var b = 0",
  );
  const block = tensh(["--lang", "ko"], { input: "for i in range(1):\n    a = i\n\nundo\nredo\n" });
  expect(block.out).toBe("되돌림: for i in range(1):\n    a = i\n다시 함: for i in range(1):\n    a = i\n");
});

describe("help of a Korean word", () => {
  test.each([
    ["행렬", "matmul"],
    ["역행렬", "inv"],
    ["합", "sum"],
    ["평균", "mean"],
    ["미분", "grad"],
    ["기울기", "grad"],
    ["형태를", "shape"],
    ["모양", "shape"],
    ["행렬 곱", "matmul"],
    ["난수", "seed"],
    ["되돌리기", "undo"],
    ["학습률", "fit"],
  ])("%s finds %s", (word, page) => {
    const { out, code } = inKorean(`help ${word}`);
    expect(code).toBe(0);
    expect(out.split("\n")[1]).toMatch(new RegExp(`^ {2}${page} `));
  });
  test("finds pages that there are", () => {
    const pages = [...new Set(Object.values(asked).flatMap((names) => names.split(" ")))];
    for (const page of pages) {
      const said: string[] = [];
      runText(sessionFor(), { name: "", text: `help ${page}`, line: 1 }, (event: Event) => said.push(event.kind));
      expect(said, page).toEqual(["answer"]);
    }
  });
  test("is offered where it was called", () => {
    expect(inKorean("키 = [1, 2]; 평균(키)").err).toContain("도움말: mean(키)  → ()");
    expect(inKorean("최대([3, 5])").err).toContain("도움말: max([3, 5])");
    expect(inKorean("종료").err).toContain("도움말: quit\n");
    expect(inKorean("저장").err).toContain("도움말: help save\n");
  });
  test("also where English is spoken", () => {
    expect(tensh(["help", "행렬"]).out).toMatch(/^행렬 {2}pages that speak of it\n {2}matmul /);
  });
});

describe("help of an operation", () => {
  test("is in Korean, what it takes too", () => {
    const { out } = inKorean("help segment_max; help std_mean");
    expect(out).toContain("구간마다 행의 최댓값.");
    expect(out).toContain("구간의 수. 빼면 가장 큰 번호까지");
    expect(out).toContain("표준편차와 평균.");
  });
});

describe("the language", () => {
  test("is that of the system", () => {
    expect(inKorean("[1,2")).toMatchObject({
      err: expect.stringContaining("오류[syntax/unclosed]: `[`를 닫지 않았습니다"),
    });
    expect(inKorean("[1,2", { LC_ALL: "C" }).err).toContain("error[syntax/unclosed]");
  });
  test("is spoken of a script of Python too, which prints the same", () => {
    const path = join(mkdtempSync(join(tmpdir(), "spoken-")), "script.py");
    writeFileSync(path, "import numpy as np\ntry: np.linalg.nope\nexcept AttributeError as e: print(e)\n1 / 0\n");
    const [korean, english] = ["ko_KR.UTF-8", "C"].map((LC_ALL) => tensh([path], { env: { LC_ALL } }));
    expect(korean!.err).toContain("오류[");
    expect(korean!.out).toBe(english!.out);
  });
  test("is what TENSH_LANG says first", () => {
    expect(inKorean("[1,2", { TENSH_LANG: "en" }).err).toContain("error[");
    expect(inKorean("[1,2", { TENSH_LANG: "ko", LC_ALL: "C" }).err).toContain("오류[");
  });
  test("changes with set, and back with undo", () => {
    const { err } = inKorean("set lang ko\nundo", { LC_ALL: "C" });
    expect(err).toBe("");
    expect(tensh([], { input: "set lang ko\n1/[]\nundo\nundo\n1/[]\n", env: { LC_ALL: "C" } }).code).toBe(1);
  });
  test("of a JSON line is English, unless the session itself asks for another", () => {
    const json = (text: string) =>
      tensh(["--json", "--keep-going", "-c", text], { env: { LC_ALL: "ko_KR.UTF-8", TENSH_LANG: "ko" } }).out;
    expect(json("y + 1")).toContain('"message":"nothing is called `y`"');
    expect(json("set lang ko; y + 1")).toContain('"code":"name/unknown","message":"`y`라는 이름이 없습니다"');
  });
  test("changes nothing but message and help for programs", () => {
    const { out } = tensh(["--json", "--keep-going", "-c", "set lang ko; ones([2, 3]) @ ones([2, 3])"]);
    const [, found] = out
      .trim()
      .split("\n")
      .map((l) => JSON.parse(l));
    expect(found).toMatchObject({
      kind: "error",
      code: "shape/matmul",
      span: [13, 25],
      shapes: [
        [2, 3],
        [2, 3],
      ],
    });
  });
  test("does not reach what Python programs print", () => {
    const text = "try:\n    [1][5]\nexcept IndexError as e:\n    print(e)\n";
    expect(inKorean(text).out).toBe(tensh(["-c", text]).out);
  });
});

describe("what is listed", () => {
  test("of fit: each option, and the schedules", () => {
    const { out } = inKorean("help fit");
    expect(out).toContain("에포크의 손실은 갱신 전의 것");
    expect(out).toContain("adam, adamw: 제곱 평균의 기억");
    expect(out).not.toMatch(/[a-z]{2,} [a-z]{2,} [a-z]{3,}/);
  });
  test("of loops", () => {
    const { out } = inKorean("explain mean(ones([300, 100])) kernels=true");
    expect(out).toContain("행마다 add: float32(반복)에서 복사");
    expect(out).toContain("더함, 레인으로");
    expect(inKorean("time sum(ones([10000]))").out).toContain("행마다 add: float32(반복)에서 복사, 원소 10000개");
  });
  test("of an error: what it says then", () => {
    expect(inKorean("help shape/matmul").out).toContain("안쪽 축의 크기가 다릅니다: 3 ≠ 2");
  });
});

describe("the command line", () => {
  test.each([
    [["--foo"], "오류: 옵션 '--foo'는 없습니다"],
    [["--lang", "xx", "1"], "오류: 옵션 '--lang <language>'의 값 'xx'는 쓸 수 없습니다. en, ko 가운데 고르세요."],
  ])("%s", (args, said) => {
    expect(tensh(args, { env: { LC_ALL: "ko_KR.UTF-8" } }).err).toContain(said);
  });
});

describe("tables", () => {
  test("keep their columns under each other", () => {
    const { out } = inKorean("x = [1, 2]; vars");
    const [head, row] = out.trim().split("\n");
    const at = (text: string, part: string) =>
      [...text.slice(0, text.indexOf(part))].reduce((n, c) => n + (c > "\u1100" ? 2 : 1), 0);
    expect(at(head!, "종류")).toBe(at(row!, "list"));
  });
});
