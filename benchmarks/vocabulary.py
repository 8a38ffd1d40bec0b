"""Invented text of four scripts, as frequent and as rare in its words as real text.

The words are a few hundred of our own, combined, and pairs of the characters that the national
standards list as common; how often a word comes falls with its rank, as it does in any language.
"""

from __future__ import annotations

import itertools
import random
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_HAN_PARTICLES = (
    "的 在 是 了 和 有 不 为 对 将 也 与 说 上 他 这 日 年 月 中 人 并 但 以 到 被 就 都 而 及"
)
_HAN = """
港口 仓库 火灾 消防 居民 窗户 报告 河流 桥梁 列车 天气 风暴 降雨 水位 学校 老师 学生 医院 护士
病人 市场 价格 苹果 稻米 面粉 茶叶 渔船 渔民 海岸 灯塔 岛屿 山谷 森林 道路 隧道 工厂 工人 机器
电力 煤炭 石油 风车 电池 汽车 公司 银行 货币 利率 税收 预算 债务 贸易 出口 进口 订单 合同 法院
法官 律师 证据 判决 警方 嫌犯 监狱 议会 选举 选票 政党 总统 总理 部长 市长 代表 会议 协议 声明
谈判 访问 边境 难民 军队 演习 导弹 卫星 火箭 科学 研究 实验 疫苗 病毒 隔离 口罩 检测 感染 数据
网络 软件 手机 芯片 电影 音乐 歌手 作家 小说 画家 展览 博物馆 图书馆 球队 比赛 冠军 教练 球员
观众 记者 报纸 电台 节目 采访 消息 传闻 调查 结果 原因 问题 计划 项目 目标 措施 影响 变化 增长
下降 上升 减少 超过 继续 开始 结束 发生 宣布 表示 认为 指出 强调 希望 要求 批评 支持 反对 同意
拒绝 警告 呼吁 决定 通过 成立 关闭 恢复 提供 接受 参加 负责 国家 政府 地区 城市 村庄 社会 经济
文化 历史 语言 宗教 环境 气候 能源 农业 工业 旅游 交通 安全 和平 战争 自由 权利 责任 机会 危机
挑战 未来 世界 国际 北方 南方 东部 西部 今天 昨天 明天 上午 下午 晚上 周一 周末 本月 去年 目前
此前 随后 同时 其中 因此 然而 如果 因为 可能 已经 仍然
""".split()
_TRADITIONAL = str.maketrans(
    "为对将与说这报桥梁车气风学师医护场价苹税债贸出进订单证据决师总长会议协声谈访边难军队习导弹卫科实验毒离测数"
    "络软机芯电乐说画家展览书馆队赛军练员观众记节传调结问题计划项标响变长降减过继续开始发认为强批评对绝关闭复"
    "负国区庄经济历语环气农业旅游战争权责机战东儿后时图华户",
    "為對將與說這報橋樑車氣風學師醫護場價蘋稅債貿出進訂單證據決師總長會議協聲談訪邊難軍隊習導彈衛科實驗毒離測數"
    "絡軟機芯電樂說畫家展覽書館隊賽軍練員觀眾記節傳調結問題計劃項標響變長降減過繼續開始發認為強批評對絕關閉復"
    "負國區莊經濟歷語環氣農業旅遊戰爭權責機戰東兒後時圖華戶",
)
_KANA_PARTICLES = (
    "の に は を が で と た し て も な から まで という として による について している しました "
    "されました ということです とみられます です ます した など ため こと もの よう"
)
_KANJI = """
港 倉庫 火災 消防 住民 報告 河川 鉄橋 列車 天気 台風 大雨 水位 学校 先生 生徒 病院 患者 市場
価格 漁船 海岸 灯台 離島 森林 道路 工場 機械 電力 石油 電池 自動車 会社 銀行 通貨 金利 税金 予算
貿易 輸出 輸入 契約 裁判所 弁護士 証拠 判決 警察 容疑者 国会 選挙 政党 大統領 首相 大臣 市長
代表 会議 合意 声明 交渉 訪問 国境 避難 訓練 衛星 科学 研究 実験 感染 検査 情報 通信 映画 音楽
歌手 作家 小説 展覧会 博物館 試合 優勝 監督 選手 記者 新聞 番組 取材 調査 結果 原因 問題 計画
目標 対策 影響 変化 増加 減少 発表 説明 指摘 批判 支持 反対 拒否 警告 決定 成立 再開 提供 参加
政府 地域 都市 社会 経済 文化 歴史 環境 気候 農業 観光 交通 安全 平和 テレビ ニュース
インターネット データ システム ワクチン ロケット エネルギー サッカー ホテル ガソリン メートル
""".split()
_ENGLISH_PARTICLES = (
    "the of to and a in that is for it was on as with by at from said he they its have be are not "
    "but has an this will who which their were more would had been than after over about when one"
)
_ENGLISH = """
harbour warehouse fire window report river bridge train weather storm rain water school teacher
student hospital nurse market price apple flour fisher coast island valley forest road tunnel
factory worker machine power coal oil battery company bank currency rate tax budget debt trade
export order contract court judge lawyer evidence police prison council election ballot party
president minister mayor meeting deal statement border army missile rocket science study virus
mask test data network software phone film music singer writer novel museum team match champion
coach player reporter paper radio programme interview rumour inquiry cause problem plan project
target measure change grow fall rise cut pass continue start end happen announce think point
stress hope ask blame support oppose agree refuse warn decide close open offer join country
government region town village society economy culture history language climate energy farm
travel safety peace war right duty chance crisis future world north south east west
""".split()
_SUFFIXES = {"han": "者会区部局员性化站厅", "kana": "者会区部局員性化所庁"}
_PAIRS = 24_000


_SLOTS = 1 << 16
_NAMES = 1 << 17
# A stretch of text has so many words, and uses so many different ones, many of them the same.
_STRETCH, _OWN = 1500, 256


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a script, each in as many slots as it is frequent, and what parts them."""

    slots: Sequence[str]
    between: str

    def text(self, rng: random.Random, words: int) -> str:
        """Give running text of so many words, with its punctuation.

        As in any text, a word that came once comes again: each stretch has words of its own.
        """
        drawn: list[str] = []
        for start in range(0, words, _STRETCH):
            own = [self.slots[n] for n in array("H", rng.randbytes(2 * min(_OWN, words)))]
            count = len(own)
            drawn += [own[n % count] for n in rng.randbytes(min(_STRETCH, words - start))]
        text = self.between.join(drawn)
        return text.replace(" ,", ",").replace(" .", ".") if self.between else text

    def name(self, rng: random.Random) -> str:
        """Give a name: some come in thousands of articles, most in one or two."""
        letters = random.Random(int(_NAMES ** rng.random()))
        parts = letters.choices(self.slots, k=2)
        return "".join(part.capitalize()[:4] for part in parts)


@cache
def vocabulary(script: str) -> Vocabulary:
    """Give the words of a script: `hans`, `hant`, `ja` or `en`."""
    if script == "en":
        rare = [f"{a}{b}" for a, b in itertools.product(_ENGLISH, _ENGLISH)]
        random.Random(script).shuffle(rare)
        stems = [stem + end for end in ("", "s", "ed", "ing", "er") for stem in _ENGLISH]
        return _ranked(_ENGLISH_PARTICLES.split(), stems + rare[:_PAIRS], [",", "."], " ")
    if script == "ja":
        kanji = _characters("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF))
        return _ranked(_KANA_PARTICLES.split(), _combined(_KANJI, kanji, "kana"), ["、", "。"], "")
    if script == "hant":
        common = _characters("big5", range(0xA4, 0xC6), range(0x40, 0x7F), range(0xA1, 0xFF))
        words = [word.translate(_TRADITIONAL) for word in _combined(_HAN, common, "han")]
        particles = _HAN_PARTICLES.translate(_TRADITIONAL).split()
        return _ranked(particles, words, ["，", "。"], "")
    common = _characters("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))
    return _ranked(_HAN_PARTICLES.split(), _combined(_HAN, common, "han"), ["，", "。"], "")


def _characters(standard: str, rows: range, *cells: range) -> str:
    """The common characters of a standard: two bytes each."""
    pairs = (bytes((row, cell)) for row in rows for part in cells for cell in part)
    return b"".join(pairs).decode(standard, "ignore")


def _combined(words: Sequence[str], characters: str, suffixes: str) -> list[str]:
    """The words, what can be made of them, and pairs of characters, the rarer the later."""
    rng = random.Random(len(characters))
    longer = [word + suffix for word in words for suffix in rng.sample(_SUFFIXES[suffixes], 2)]
    doubled = ["".join(rng.sample(words, 2)) for _ in range(4 * len(words))]
    shuffled = rng.sample(characters, len(characters))
    likely = list(itertools.accumulate(1 / (rank + 60) for rank in range(len(shuffled))))
    letters = iter(rng.choices(shuffled, cum_weights=likely, k=2 * _PAIRS))
    pairs = [one + other for one, other in zip(letters, letters, strict=True)]
    rarer = longer + doubled + pairs[len(pairs) // 4 :]
    rng.shuffle(rarer)
    return [*words, *pairs[: len(pairs) // 4], *rarer]


def _ranked(
    particles: Sequence[str], words: Sequence[str], stops: Sequence[str], between: str
) -> Vocabulary:
    """Give each word its slots: the later it stands, the fewer; stops come often enough."""
    ranked = [*particles, *words]
    weights = [1 / (rank + 4) for rank in range(len(ranked))]
    total = sum(weights)
    ranked += [*stops, *(str(number) for number in range(1, 60)), "2020", "2021"]
    weights += [0.08 * total, 0.04 * total, *[0.0006 * total] * 61]
    whole = sum(weights)
    slots: list[str] = []
    for word, reached in zip(ranked, itertools.accumulate(weights), strict=True):
        slots += [word] * (round(_SLOTS * reached / whole) - len(slots))
    return Vocabulary(slots, between)
