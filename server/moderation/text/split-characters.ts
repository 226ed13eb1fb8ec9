/** Characters that people write as their parts (拆字), so that a filter reads two harmless ones. */
const SPLIT =
  '妈女马 你亻尔 娘女良 机木几 鸡又鸟 操扌喿 屎尸米 尿尸水 屄尸穴 逼辶畐 狗犭句 蛋疋虫 混氵昆 贱贝戋 妓女支 娼女昌 婊女表 骗马扁 假亻叚 货化贝 货亻匕贝 驴马户 强弓虽 ' +
  '奸女干 超走召 法氵去 轮车仑 功工力 钱钅戋 赌贝者 奶女乃 胸月匈 肛月工 嫖女票 痴疒知 哑口亚 眼目艮 性忄生 情忄青 爆火暴 说讠兑 群君羊 加力口 很彳艮 信亻言 他亻也 她女也 ' +
  '肥月巴 吧口巴 爸父巴 杀木又 死歹匕 奴女又 好女子 妹女未 姐女且 姑女古 姨女夷 奴女又 粪米共 骚马蚤 淫氵壬 裸衣果 肏入肉 傻亻悛 脑月囟 残歹戋 杂九木 种禾中 猪犭者 畜玄田 ' +
  '滚氵衮 垃土立 圾土及 骂吅马 病疒丙 疯疒风 蠢春虫虫 笨竹本 呆口木 怂从心 恶亚心 忍刃心 想相心 思田心 怎乍心 愁秋心 忘亡心 患串心 怒奴心 忠中心 枪木仓 弹弓单 炸火乍 毒主母 ' +
  '品口口口 炮火包 约纟勺 约纟勺 药艹约 嗑口盍 粉米分 冰冫水 枷木加 卖十买 低亻氐 价亻介 代亻弋 刷尸巾刂 购贝勾 赠贝曾 优亻尤 惠专心 微彳攵 加力口 私禾厶 聊耳卯 群君羊 扫扌彐 码石马 ' +
  '威厂女 薇艹微 转车专 账贝长 汇氵工 款士示欠 银钅艮 行彳亍 彩采彡 票覀示 投扌殳 资次贝 理王里 财贝才 赚贝兼 兼丷彐 职耳只 招扌召 聘耳甹 林木木 从人人 明日月 朋月月 双又又 ' +
  '炎火火 吕口口 昌日日 圭土土 比匕匕 多夕夕 羽习习 弱弓弓 喜吉口 林木木 休亻木 体亻本 什亻十 件亻牛 位亻立 住亻主 何亻可 作亻乍 伤亻力 做亻故 停亻亭 偷亻俞 像亻象 僧亻曾 仇亻九 仙亻山';

/** The parts of a character, for those that are commonly split. */
export const PARTS: ReadonlyMap<string, string> = new Map(
  SPLIT.split(' ').map(pair => {
    const [whole = '', ...parts] = [...pair];
    return [whole, parts.join('')];
  }),
);

/** The characters that a row of parts may stand for. */
export const WHOLES: ReadonlyMap<string, string> = new Map(
  SPLIT.split(' ').map(pair => {
    const [whole = '', ...parts] = [...pair];
    return [parts.join(''), whole];
  }),
);
