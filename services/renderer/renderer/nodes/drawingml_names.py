"""Names of DrawingML that a document may use as they are (ECMA-376 part 1, section 20.1.10)."""

NUMBER_SCHEMES = frozenset(
    {
        *(f"{kind}{sign}" for kind in ("alphaLc", "alphaUc", "arabic", "romanLc", "romanUc")
          for sign in ("ParenBoth", "ParenR", "Period")),
        "arabicPlain", "circleNumDbPlain", "circleNumWdBlackPlain", "circleNumWdWhitePlain", "arabicDbPeriod",
        "arabicDbPlain", "ea1ChsPeriod", "ea1ChsPlain", "ea1ChtPeriod", "ea1ChtPlain", "ea1JpnChsDbPeriod",
        "ea1JpnKorPlain", "ea1JpnKorPeriod", "arabic1Minus", "arabic2Minus", "hebrew2Minus", "thaiAlphaPeriod",
        "thaiAlphaParenR", "thaiAlphaParenBoth", "thaiNumPeriod", "thaiNumParenR", "thaiNumParenBoth",
        "hindiAlphaPeriod", "hindiNumPeriod", "hindiNumParenR", "hindiAlpha1Period",
    }
)  # fmt: skip

TEXT_WARPS = frozenset(
    {
        "textNoShape", "textPlain", "textStop", "textTriangle", "textTriangleInverted", "textChevron",
        "textChevronInverted", "textRingInside", "textRingOutside", "textArchUp", "textArchDown", "textCircle",
        "textButton", "textArchUpPour", "textArchDownPour", "textCirclePour", "textButtonPour", "textCurveUp",
        "textCurveDown", "textCanUp", "textCanDown", "textWave1", "textWave2", "textDoubleWave1", "textWave4",
        "textInflate", "textDeflate", "textInflateBottom", "textDeflateBottom", "textInflateTop", "textDeflateTop",
        "textDeflateInflate", "textDeflateInflateDeflate", "textFadeRight", "textFadeLeft", "textFadeUp",
        "textFadeDown", "textSlantUp", "textSlantDown", "textCascadeUp", "textCascadeDown",
    }
)  # fmt: skip

CAMERAS = frozenset(
    {
        "orthographicFront", "isometricTopUp", "isometricTopDown", "isometricBottomUp", "isometricBottomDown",
        "isometricLeftUp", "isometricLeftDown", "isometricRightUp", "isometricRightDown", "isometricOffAxis1Left",
        "isometricOffAxis1Right", "isometricOffAxis1Top", "isometricOffAxis2Left", "isometricOffAxis2Right",
        "isometricOffAxis2Top", "isometricOffAxis3Left", "isometricOffAxis3Right", "isometricOffAxis3Bottom",
        "isometricOffAxis4Left", "isometricOffAxis4Right", "isometricOffAxis4Bottom", "obliqueTopLeft", "obliqueTop",
        "obliqueTopRight", "obliqueLeft", "obliqueRight", "obliqueBottomLeft", "obliqueBottom", "obliqueBottomRight",
        "perspectiveFront", "perspectiveLeft", "perspectiveRight", "perspectiveAbove", "perspectiveBelow",
        "perspectiveAboveLeftFacing", "perspectiveAboveRightFacing", "perspectiveContrastingLeftFacing",
        "perspectiveContrastingRightFacing", "perspectiveHeroicLeftFacing", "perspectiveHeroicRightFacing",
        "perspectiveHeroicExtremeLeftFacing", "perspectiveHeroicExtremeRightFacing", "perspectiveRelaxed",
        "perspectiveRelaxedModerately",
    }
)  # fmt: skip

LIGHTS = frozenset(
    {
        "threePt", "balanced", "soft", "harsh", "flood", "contrasting", "morning", "sunrise", "sunset", "chilly",
        "freezing", "flat", "twoPt", "glow", "brightRoom",
    }
)  # fmt: skip

LIGHT_DIRECTIONS = frozenset({"tl", "t", "tr", "l", "r", "bl", "b", "br"})

BEVELS = frozenset(
    {
        "relaxedInset", "circle", "slope", "cross", "angle", "softRound", "convex", "coolSlant", "divot", "riblet",
        "hardEdge", "artDeco",
    }
)  # fmt: skip

MATERIALS = frozenset(
    {
        "matte", "plastic", "metal", "warmMatte", "translucentPowder", "powder", "dkEdge", "softEdge", "clear", "flat",
        "softmetal",
    }
)  # fmt: skip
