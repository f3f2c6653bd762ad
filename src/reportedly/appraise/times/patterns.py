"""The regular expressions of the grammar. Each is matched at the start of a word, and bounded in length."""

from __future__ import annotations

from reportedly.months import ISLAMIC

S = r"(?:[^\S\n]{1,2}|(?<=[^\n])\n(?!\s))"
"""A space within an expression, or where a line of broken text ends."""
WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
WEEKDAY_ANY = (
    r"(?:(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
)
PLAIN_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|farvardin|ordibehesht|khordad|tir|a?mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand"
)
SHORT_MONTH = r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
MONTH = PLAIN_MONTH + SHORT_MONTH + "|" + "|".join(ISLAMIC) + r")\b(?:\.(?=\s?\d|,))?"
LONG_MONTH = PLAIN_MONTH + "|" + "|".join(ISLAMIC) + r")\b"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
FIRST_DAY = (
    rf"(?:(?P<first>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:\s?[-–—/]\s?|{S}(?:to|and|until|through){S}))?"
)
ERA = r"(?:\s(?P<era>AH|A\.H\.|SH|A\.P\.|AP)\b)?"
YEAR = rf"(?:(?:,?{S}(?:in{S})?|,)(?P<year>[12]\d{{3}})(?!\d|[.,]\d){ERA}|{S}['’](?P<short>\d\d)\b)"
THE_YEAR = rf"(?:{S}of)?{S}(?P<turn>last|this|next|the{S}same|that){S}year\b"
ITS_YEAR = rf"(?:{YEAR}|{THE_YEAR})?"
PART = (
    r"(?:early|late|mid[- ]|mid|(?:the\s)?(?:very\s)?(?:end|start|beginning|middle|close)"
    r"\sof)[ -]?\s?(?:in\s)?"
)
TIME_OF_DAY = rf"(?:{S}(?P<tod>morning|afternoon|evening|night|lunchtime|noon)s?\b)?"
COUNT = (
    r"(?P<count>\d{1,3}|an?(?:\scouple(?:\sof)?)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    r"|(?P<vague>a\sfew|several|some|many|a\snumber\sof|dozens\sof))"
)
UNIT = r"(?P<unit>minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?"
HALF_UNIT = r"(?P<unit>minute|hour|day|weekend|week|fortnight|month|quarter|year|decade|century)"

DAY_MONTH = rf"(?:{WEEKDAY_ANY},?{S}(?:the{S})?)?{FIRST_DAY}{DAY}(?:{S}|-)(?:of{S})?{MONTH}{ITS_YEAR}(?!\w)"
MONTH_DAY = rf"(?:{WEEKDAY_ANY},?{S})?{MONTH}{S}(?:the{S})?{FIRST_DAY}{DAY}(?![\w%]|[.,:]\d){ITS_YEAR}(?!\w)"
MONTH_ONLY = (
    rf"(?:{PART})?(?:(?P<mod>last|this|next|the{S}coming|the{S}past){S})?{LONG_MONTH}"
    rf"(?:(?:{S}of)?{YEAR}|{THE_YEAR})?(?!\w)"
)
MONTH_OF = rf"the{S}month{S}of{S}{LONG_MONTH}(?:(?:{S}of)?{YEAR}|{THE_YEAR})?(?!\w)"
THE_DAY = (
    r"the\s(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?!\w)"
    rf"(?:{S}of{S}(?P<turn>last|this|next){S}month\b)?"
)
WEEK_OF = rf"(?:the{S})?week{S}(?P<how>of|beginning|starting|commencing|ending){S}(?:on{S})?(?:the{S})?"
WEEK_OF_DAY, WEEK_OF_MONTH_DAY = WEEK_OF + DAY_MONTH, WEEK_OF + MONTH_DAY
NTH_WEEK = (
    rf"the{S}(?P<nth>first|second|third|fourth|last|final){S}(?:full{S})?week{S}(?:of|in){S}{LONG_MONTH}"
    rf"(?:(?:{S}of)?{YEAR}|{THE_YEAR})?(?!\w)"
)
OF_MONTH = rf"{S}(?:of|in){S}{LONG_MONTH}(?:(?:{S}of)?{YEAR}|{THE_YEAR})?(?!\w)"
NTH_WEEKDAY = rf"the{S}(?P<nth>first|second|third|fourth|last|final){S}{WEEKDAY}{OF_MONTH}"
NTH_DAY = rf"the{S}(?:very{S})?(?P<nth>first|last|final){S}day{OF_MONTH}"
WEEKEND = (
    r"the\sweekend(?=[.,;:!?)”’\"—–]|\s(?:[–—]|(?:and|but|or|when|if|as|after|before|because|while|that|which|in|at|to|for"
    r"|with|by|was|is|were|will|would|had|has|he|she|they|we|it|the|a)\b)|\s*$)"
)
BEYOND_WEEK = r"the\s(?P<unit>week|month|year)\s(?P<way>before\slast|after\snext)(?!\w)"
THE_UNIT = (
    r"the\s(?P<unit>week|month|year)(?=[.,;:!?)”’\"—–]|\s(?:and|but|or|when|after|in|to|at|on|for|as)\b|\s*$)"
)
FEAST = (
    rf"(?:(?P<turn>last|this){S})?(?P<feast>christmas(?:\s(?:day|eve))?|boxing\sday|new\syear['’]s\s(?:day|eve)"
    r"|halloween)(?:,?\s(?P<year>[12]\d{3}))?"
    r"(?=[.,;:!?)”’\"—–]|\s(?:[–—-]\s|(?:and|or|but|when|if|as|at|in|on|to|for|with|after|before|because|was|is|were|will"
    r"|would|he|she|they|we|it|the|a)\b)|\s*$)"
)
SHORT_MONTH_YEAR = rf"{MONTH}{S}(?P<year>[12]\d{{3}})(?![\w,.]\d|\w)"
WEEKDAY_ONLY = (
    rf"(?:(?P<mod>last|this|next|the\scoming|the\spast|the\sprevious|the\sfollowing){S})?{WEEKDAY}"
    rf"{TIME_OF_DAY}(?:(?:{S}of)?{S}(?P<week>last|this|next){S}week\b)?(?!\w)"
)
ISO = (
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?P<utc>Z?))?(?!\w)"
)
NUMERIC = r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4})(?![\w/-]|\.\d)"
CLOCK = (
    r"(?:(?P<h12>1[0-2]|0?[1-9])(?:[:.](?P<m12>[0-5]\d))?\s?(?P<half>[ap])(?:\.\s?m\.?|m\b)"
    r"|(?P<h24>[01]?\d|2[0-3])[:.](?P<m24>[0-5]\d)(?![\d.,:]\d|\d|%)(?:\s?(?P<hours>hrs?|hours)\b)?"
    r"|(?P<mil>[01]\d|2[0-3])(?P<milm>[0-5]\d)(?=\s(?:GMT|UTC|hours|hrs|local)))"
    r"(?:\s\(?(?P<utc>GMT|UTC)\b\)?)?(?P<local>\s(?:local\stime|(?-i:[A-Z]{1,3}[DS]?T|[A-Z][a-z]+\stime)\b))?"
)
NOON = r"(?P<noon>noon|midday)\b"
OCLOCK = (
    r"(?P<hour>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so['’]clock\b"
    r"(?:\s(?:in\sthe\s(?P<half>morning|afternoon|evening)|at\s(?P<night>night))\b)?"
)
DAY_WORD = (
    r"(?:the\sday\s(?P<beyond>before\syesterday|after\stomorrow)"
    r"|(?P<word>yesterday|today|tomorrow|tonight)"
    rf"{TIME_OF_DAY}"
    r"|(?P<this>this|last)\s(?P<half>morning|afternoon|evening|night|lunchtime))(?!\w)"
)
AGO = (
    rf"{COUNT}(?:{S}|-)(?:and\sa\shalf\s)?{UNIT}{S}"
    rf"(?P<way>ago|earlier|later|previously|from{S}now|hence|before|after)(?!\w)"
)
IN_TIME = rf"{COUNT}{S}(?P<unit>day|week|fortnight|month|year)(?:s['’]|['’]s){S}time(?!\w)"
UNITS_AGO = rf"(?P<unit>minute|hour|day|week|month|year|decade|centurie)s{S}(?P<way>ago|earlier|later)(?!\w)"
NEAR_UNIT = (
    r"(?P<which>(?:the\s)?(?:last|past|previous|coming|next|following)|this|the\ssame|that)"
    r"\s(?:calendar\s|very\s)?(?P<unit>day|morning|afternoon|evening|night|weekend|week|fortnight|month|quarter|year|decade"
    r"|century|spring|summer|autumn|fall|winter)(?!\w)"
)
DAY_BESIDE = (
    r"the\s(?P<unit>day|night|week|month|year|evening|morning)\s"
    r"(?P<way>before|after)(?=\s?(?:[,.;:!?)”\"’]|$))"
)
STRETCH = (
    rf"(?:the\s|these\s)?(?P<which>last|past|previous|next|coming|recent)\s"
    rf"(?:(?P<count>\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    rf"|forty|fifty)\s|(?P<vague>few|couple\sof|several)\s)?{UNIT}(?!\w)"
)
WITHIN = rf"(?P<side>earlier|later)\s(?:in\s)?(?:this|the)\s{HALF_UNIT}(?!\w)"
END_OF = (
    r"the\s(?:very\s)?(?P<part>end|start|beginning|middle|close)\sof\s(?:the|this)\s"
    r"(?P<unit>week|month|year|decade|century)(?!\w)"
)
NEXT_END = (
    r"(?:the\s)?(?P<part>early|late|end|start|beginning|middle)\s?(?:of\s)?(?:the\s)?(?P<which>last|next|this)\s"
    r"(?P<unit>week|month|year)(?!\w)"
)
YEAR_PAIR = (
    r"(?P<first>1[5-9]\d\d|20\d\d)\s?(?P<sep>[-–/])\s?(?P<last>1[5-9]\d\d|20\d\d|\d\d)(?![\w/]|[-–.,]\d)"
)
YEAR_ONLY = rf"(?:{PART})?(?P<year>1\d{{3}}|20\d\d)(?![\w%]|[.,:/]\d|[-–]\d){ERA}"
DECADE = (
    r"(?:the\s)?(?P<part>early|mid|late)?(?:[- ]to[- ](?:mid|late))?[- ]?(?:the\s)?"
    r"(?:(?P<decade>1[0-9]\d0|20\d0)|['’](?P<short>[2-9]0))['’]?s(?!\w)"
)
CENTURY = (
    r"(?:(?P<part>early|mid|late)[- ])?(?:(?P<number>\d{1,2})(?:st|nd|rd|th)"
    r"|(?P<word>eighteenth|nineteenth|twentieth|twenty-first))[- ]century(?!\w)"
)
QUARTER = (
    r"(?:Q(?P<q>[1-4])(?:(?:\sof)?,?\s(?P<year>20\d\d|19\d\d))?"
    r"|(?P<word>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[ -](?P<what>quarter|half)\sof"
    r"\s(?:(?P<year2>20\d\d|19\d\d)|(?P<turn>this|last|next|the)\syear))(?!\w)"
)
FIRST_MONTHS = (
    r"first\s(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01])\s(?P<what>month|quarter)s\sof"
    r"\s(?:(?P<year>20\d\d|19\d\d)|(?P<turn>this|last|next|the)\s(?:calendar\s)?year)(?!\w)"
)
SEASON = (
    rf"(?:{PART})?(?P<season>spring|summer|autumn|fall|winter)(?:(?:\sof)?,?\s(?P<year>20\d\d|1[89]\d\d)"
    r"(?:[-/–](?P<second>\d\d))?|(?:\sof)?\s(?P<turn>last|this|next)\syear)(?!\w)"
)
BARE_SEASON = (
    r"(?:the\s)?(?P<season>spring|summer|autumn|winter)"
    r"(?=[.,;:!?)”’\"]|\s(?:and|but|or|when|to|with|as|after|before|because|were|was|is|are|will|would|had|has)\b|\s*$)"
)
_LETTER = r"[\u0621-\u06d3\u200c]"
_SECOND = r"ال[أا]ول[ىي]?|ال[آا]خرة?|الثان[يىی]ة?|القعدة|الحجة|القعده|الحجه"
LOCAL_NUMBER = r"[\d۰-۹٠-٩]"
LOCAL_DATE = (
    rf"(?P<day>{LOCAL_NUMBER}{{1,2}})\s(?:من\s)?(?P<month>{_LETTER}{{2,12}}(?:\s(?:{_SECOND}))?)"
    rf"(?:[،,]?\s(?:ماه\s)?(?:سال\s|عام\s|سنة\s|لعام\s)?(?P<year>{LOCAL_NUMBER}{{4}}))?"
)
LOCAL_NUMERIC = (
    rf"(?P<year>{LOCAL_NUMBER}{{4}})(?P<sep>[/-])(?P<month>{LOCAL_NUMBER}{{1,2}})(?P=sep)(?P<day>{LOCAL_NUMBER}{{1,2}})"
    rf"(?!{LOCAL_NUMBER}|[/-])"
)
LOCAL_YEAR = rf"(?:سال|عام|سنة|لعام)\s(?P<year>{LOCAL_NUMBER}{{4}})(?!{LOCAL_NUMBER})"
LOCAL_WEEKDAY = (
    r"(?:يوم\s(?P<ar>الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت|الأحد|الاحد)"
    r"|(?P<fa>(?:دو|سه|چهار|پنج|یک)[\u200c ]?شنبه|(?<!\u200c)شنبه|جمعه))(?![\u0621-\u06d3])"
)
LOCAL_WORD = r"(?P<word>امروز|دیروز|فردا|أمس|غدا|غدًا)(?![\u0621-\u06d3])"
